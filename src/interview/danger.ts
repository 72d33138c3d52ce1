/** When an answer says that someone may be in danger now, help comes first and the plan waits. */
import { dangersOf } from '../advice/danger.ts';
import type { OpenGate } from '../advice/gates.ts';
import { namesIn } from '../knowledge/expression.ts';
import { timelineOf } from '../timeline/timeline.ts';
import type { Plan } from '../plan/shape.ts';
import { gap, heading, paragraph, quiet, type Passage } from '../terminal/layout.ts';
import { pause } from './ask/conversation.ts';
import { askOneOf } from './ask/one-of.ts';
import type { Turn } from './ask/turn.ts';
import type { Question } from '../knowledge/questions.ts';

/**
 * After an answer to a question about right now: shows help when it is urgent. Stops unless the person says that help
 * is there; false when they would rather go back and change the answer.
 */
export async function helpFirst(turn: Turn, question: Question, before: Plan): Promise<boolean> {
  if (!question.at_once) return true;
  // Danger now is shown each time it is said; other signs when they are new.
  const { today } = turn.now();
  const was = question.at_once === 'always' ? [] : timelineOf(turn.knowledge, before, today).gates.standing;
  const old = was.map(({ id }) => id);
  const { gates, situation } = timelineOf(turn.knowledge, turn.plan(), today);
  const fromAnswer = (gate: OpenGate): boolean =>
    namesIn(gate.for).some((name) => situation.because(name).some(({ path }) => path === question.path));
  const fresh = gates.standing.filter((gate) => !old.includes(gate.id) && fromAnswer(gate));
  const emergency = fresh.filter(isEmergency);
  const sameDay = fresh.filter(({ urgency }) => urgency === 'today');
  if (emergency.length > 0) return emergencyFirst(turn, question, emergency);
  if (sameDay.length > 0) await todayFirst(turn, question, sameDay);
  return true;
}

const isEmergency = ({ urgency }: OpenGate): boolean => urgency === 'emergency';

const emergenciesOf = (turn: Turn): OpenGate[] =>
  timelineOf(turn.knowledge, turn.plan(), turn.now().today).gates.standing.filter(isEmergency);

/** Whom to call once more, at the end, for someone who went on although there was danger. */
export async function helpAgain(turn: Turn): Promise<void> {
  const urgent = emergenciesOf(turn);
  if (urgent.length === 0) return;
  const { screen, words } = turn;
  screen.say(gap, heading(words('danger.show_numbers')), callNow(turn), ...(await gateWords(turn, urgent)));
}

/** The line to end on for someone who stops while there is danger. */
export function callFirst(turn: Turn): string | undefined {
  return emergenciesOf(turn).length > 0 ? callWords(turn) : undefined;
}

/** Signs of the body have their own words; any other danger shows the crisis page. */
async function emergencyFirst(turn: Turn, question: Question, gates: readonly OpenGate[]): Promise<boolean> {
  const { screen, words } = turn;
  const signs = question.kind === 'many';
  await pause(
    turn,
    gap,
    heading(words(signs ? 'danger.signs' : 'danger.stay')),
    heading(firstWords(turn)),
    ...(signs ? await gateWords(turn, gates) : [gap, await turn.crisis()]),
    gap,
    quiet(words('danger.read')),
  );
  screen.forget();
  const answer = await askOneOf(turn, {
    before: [gap, callNow(turn), paragraph(words('danger.plan_waits')), gap],
    options: [words('danger.stop_here'), words('danger.go_on')],
    how: words('danger.choose'),
    usual: 0,
  });
  if (answer === 'back') return false;
  return answer === 1 || screen.stop();
}

async function todayFirst(turn: Turn, question: Question, gates: readonly OpenGate[]): Promise<void> {
  const { screen, words } = turn;
  const mind = question.kind === 'one';
  screen.forget();
  await pause(
    turn,
    gap,
    heading(words(mind ? 'danger.thoughts' : 'danger.signs')),
    ...(await gateWords(turn, gates)),
    ...(mind ? [gap, await turn.crisis()] : []),
    gap,
    quiet(words('danger.after')),
  );
}

/** What the gates say: why it matters, and whom to see. */
async function gateWords(turn: Turn, gates: readonly OpenGate[]): Promise<Passage[]> {
  const ids = [...new Set(gates.flatMap(({ why, see }) => [why, see]))];
  const says = await Promise.all(ids.map((id) => turn.statement(id)));
  return says.flatMap((passage) => [gap, passage]);
}

/** The number to call; undefined where the region has none that we know. */
function emergencyNumber({ knowledge, plan }: Turn): string | undefined {
  const region = plan().about?.region ?? 'elsewhere';
  return region === 'elsewhere' ? undefined : knowledge.regions[region]?.emergency.number;
}

function callWords(turn: Turn): string {
  const number = emergencyNumber(turn);
  return number ? turn.words('danger.call', { number }) : turn.words('danger.no_region');
}

const callNow = (turn: Turn): Passage => heading(callWords(turn));

/** What is said first, before the steps and the numbers. */
function firstWords(turn: Turn): string {
  const number = emergencyNumber(turn);
  if (number === undefined) return turn.words('danger.no_region');
  const [danger = 'very_unwell'] = dangersOf(turn.plan());
  return turn.words(`danger.${danger}`, { number });
}
