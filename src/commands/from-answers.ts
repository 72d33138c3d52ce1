/** A plan from a file of answers, without a question. */
import { gatesOf } from '../advice/gates.ts';
import { FileProblems } from '../errors.ts';
import { readText } from '../files/files.ts';
import { forTerminal } from '../programs/pager.ts';
import { visibleText } from '../handouts/template/markdown.ts';
import { say, type Io } from '../io.ts';
import { questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from '../plan/answers.ts';
import { PlanFile } from '../store/plan-file.ts';
import { readPlan } from '../plan/read.ts';
import type { Plan } from '../plan/shape.ts';
import { wordsOf } from '../knowledge/phrases.ts';

type Answers = Parameters<PlanFile['answerAll']>[0][number][];

/** Writes the plan to `path`, which must be new. Throws FileProblems or FileError, and then nothing was written. */
export async function newFromAnswers(
  path: string,
  answersPath: string,
  region: string | undefined,
  knowledge: Knowledge,
  io: Io,
): Promise<void> {
  const words = wordsOf(knowledge);
  const { plan: answers, problems } = readPlan(readText(answersPath).text, knowledge, { answers: true });
  if (!answers) throw new FileProblems(answersPath, problems, words('saved.no_answers'));
  const file = PlanFile.create(path, knowledge, answers.made ?? io.today, answers.timezone ?? io.timezone);
  const lock = file.lock();
  try {
    file.answerAll(answersOf(answers, knowledge, region));
    if (answers.checkins) file.keep('checkins', answers.checkins);
    if (answers.notes) file.keep('notes', answers.notes);
    if (isUrgent(knowledge, file.plan)) await sayCrisis(knowledge, file.plan, io);
    file.save(io.today);
  } finally {
    lock.release();
  }
  say(io, visibleText(words('saved.all', { file: path })));
  const other = otherParts(answers, knowledge);
  if (other.length > 0) say(io, visibleText(words('saved.not_copied', { answer: other.join(', ') })));
}

/** What the file answers, question by question; the region given on the command line wins. */
function answersOf(answers: Plan, knowledge: Knowledge, region: string | undefined): Answers {
  return questionsOf(knowledge).flatMap((question): Answers => {
    const given =
      question.path === 'about.region' && region !== undefined ? region : answerAt(answers, question.path);
    const left = answers.come_back?.[question.id];
    if (given !== undefined) return [[question, { value: given }]];
    return left ? [[question, { left }]] : [];
  });
}

const isUrgent = (knowledge: Knowledge, plan: Plan): boolean =>
  gatesOf(knowledge, plan).some(({ action }) => action.includes('emergency'));

async function sayCrisis(knowledge: Knowledge, plan: Plan, io: Io): Promise<void> {
  const { crisisText } = await import('../handouts/handout.ts');
  io.stderr.write(`${await forTerminal(crisisText(knowledge, plan, io.today), io.stderr, io)}\n`);
}

/** Parts of the file that hold no answers: what the program makes itself, or set aside. */
function otherParts(answers: Plan, knowledge: Knowledge): string[] {
  const sections = knowledge.sections.map(({ section }) => section);
  const ours = new Set([...sections, 'version', 'made', 'timezone', 'come_back', 'checkins', 'notes']);
  return Object.keys(answers).filter((name) => !ours.has(name));
}
