/** A plan from a file of answers, without a question. */
import { say, todayOf, type Io } from '../io.ts';
import { questionsOf } from '../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { forTerminal } from '../programs/pager.ts';
import { PlanFile, type Given } from '../store/plan-file.ts';
import { readAnswersFile } from '../store/reading.ts';
import type { Question } from '../knowledge/questions.ts';
import { timelineOf } from '../timeline/timeline.ts';

/** Writes the plan to `path`, which must be new. Throws FileProblems or FileError, and then nothing was written. */
export async function newFromAnswers(
  path: string,
  answersPath: string,
  region: string | undefined,
  knowledge: Knowledge,
  io: Io,
): Promise<void> {
  const words = wordsOf(knowledge);
  const answers = readAnswersFile(answersPath, knowledge);
  {
    using file = PlanFile.create(path, knowledge, io, answers);
    file.giveAll(answersIn(answers, knowledge, region));
    if (answers.checkins) file.keep('checkins', answers.checkins);
    if (answers.lapses) file.keep('lapses', answers.lapses);
    if (answers.notes) file.keep('notes', answers.notes);
    if (isUrgent(knowledge, file.plan, todayOf(io, file.plan))) await sayCrisis(knowledge, file.plan, io);
    file.save();
  }
  say(io, words('saved.all', { file: path }));
  const other = otherParts(answers, knowledge);
  if (other.length > 0) say(io, words('saved.not_copied', { answer: other.join(', ') }));
}

/** What the file answers, question by question; the region given on the command line wins. */
function answersIn(
  answers: Plan,
  knowledge: Knowledge,
  region: string | undefined,
): (readonly [Question, Given])[] {
  return questionsOf(knowledge).flatMap((question): (readonly [Question, Given])[] => {
    const value =
      question.path === 'about.region' && region !== undefined ? region : answerAt(answers, question.path);
    const left = answers.come_back?.[question.id];
    if (value !== undefined) return [[question, { value }]];
    return left ? [[question, { left }]] : [];
  });
}

const isUrgent = (knowledge: Knowledge, plan: Plan, today: string): boolean =>
  timelineOf(knowledge, plan, today).gates.standing.some(({ urgency }) => urgency === 'emergency');

async function sayCrisis(knowledge: Knowledge, plan: Plan, io: Io): Promise<void> {
  const { crisisText } = await import('../handouts/handout.ts');
  say(io, await forTerminal(crisisText(knowledge, plan, todayOf(io, plan)), io.stderr, io));
}

/** Parts of the file that hold no answers: what the program makes itself, or set aside. */
function otherParts(answers: Plan, knowledge: Knowledge): string[] {
  const sections = knowledge.sections.map(({ section }) => section);
  const ours = new Set([
    ...sections,
    'version',
    'made_on',
    'timezone',
    'come_back',
    'checkins',
    'lapses',
    'notes',
  ]);
  return Object.keys(answers).filter((name) => !ours.has(name));
}
