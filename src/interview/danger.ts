/** When an answer says that someone may be in danger now, help comes first and the plan waits. */
import { gatesOf, type OpenGate } from '../advice/gates.ts';
import type { Plan } from '../plan/shape.ts';
import { askOneOf } from './ask/one-of.ts';
import { gap, heading, paragraph, quiet, type Block } from '../terminal/layout.ts';
import { pause } from './ask/conversation.ts';
import type { Turn } from './ask/turn.ts';

/** Answers about right now. Other gates can wait for the printed plan. */
const ABOUT_NOW = new Set(['safety.now', 'safety.signs', 'safety.mind']);

/**
 * After an answer at `path`: shows help when it is urgent. Stops unless the person says that help is there, or goes
 * 'back' to change the answer.
 */
export async function helpFirst(turn: Turn, path: string, before: Plan): Promise<'on' | 'back'> {
  if (!ABOUT_NOW.has(path)) return 'on';
  const old = new Set(path === 'safety.now' ? [] : gatesOf(turn.knowledge, before).map(({ id }) => id));
  const fresh = gatesOf(turn.knowledge, turn.plan()).filter(
    (gate) => !old.has(gate.id) && gate.when.some((clause) => path in clause),
  );
  const emergency = fresh.filter(({ action }) => action.includes('emergency'));
  const today = fresh.filter(({ action }) => action.includes('same_day'));
  if (emergency.length > 0) return emergencyPage(turn, path, emergency);
  if (today.length > 0) await todayPage(turn, path, today);
  return 'on';
}

/** Whom to call once more, at the end, for someone who went on although there was danger. */
export async function helpAgain(turn: Turn): Promise<void> {
  const urgent = gatesOf(turn.knowledge, turn.plan()).filter(({ action }) => action.includes('emergency'));
  if (urgent.length === 0) return;
  const { talk, words } = turn;
  talk.say(gap, heading(words('danger.show_numbers')), callNow(turn), ...(await gateWords(turn, urgent)));
}

/** The line to end on for someone who stops while there is danger. */
export function callFirst(turn: Turn): string | undefined {
  const urgent = gatesOf(turn.knowledge, turn.plan()).some(({ action }) => action.includes('emergency'));
  return urgent ? callWords(turn) : undefined;
}

async function emergencyPage(turn: Turn, path: string, gates: readonly OpenGate[]): Promise<'on' | 'back'> {
  const { talk, words } = turn;
  const signs = path === 'safety.signs';
  await pause(
    turn,
    gap,
    heading(words(signs ? 'danger.signs' : 'danger.stay')),
    heading(firstWords(turn)),
    ...(signs ? await gateWords(turn, gates) : [gap, await turn.crisis()]),
    gap,
    quiet(words('danger.read')),
  );
  talk.turn();
  const answer = await askOneOf(turn, {
    before: [gap, callNow(turn), paragraph(words('danger.plan_waits')), gap],
    options: [words('danger.stop_here'), words('danger.go_on')],
    how: words('danger.choose'),
    usual: 0,
  });
  if (answer === 'back') return 'back';
  return answer === 1 ? 'on' : turn.stop();
}

async function todayPage(turn: Turn, path: string, gates: readonly OpenGate[]): Promise<void> {
  const { talk, words } = turn;
  const mind = path === 'safety.mind';
  talk.turn();
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
async function gateWords(turn: Turn, gates: readonly OpenGate[]): Promise<Block[]> {
  const ids = [...new Set(gates.flatMap(({ why, see }) => [why, see]))];
  const says = await Promise.all(ids.map((id) => turn.statement(id)));
  return says.flatMap((block) => [gap, block]);
}

/** The number to call, or that there is one. */
function emergencyNumber({ knowledge, plan }: Turn): string | undefined {
  const region = plan().about?.region ?? 'elsewhere';
  return region === 'elsewhere' ? undefined : knowledge.regions[region]?.emergency.number;
}

function callWords(turn: Turn): string {
  const number = emergencyNumber(turn);
  return number ? turn.words('danger.call', { number }) : turn.words('danger.no_region');
}

const callNow = (turn: Turn): Block => heading(callWords(turn));

/** What is said first, before the steps and the numbers. */
function firstWords(turn: Turn): string {
  const { safety } = turn.plan();
  const number = emergencyNumber(turn);
  if (number === undefined) return turn.words('danger.no_region');
  const suicide = safety?.now === 'suicide' || safety?.mind === 'plan';
  const kind = suicide ? 'suicide' : safety?.now === 'overdose' ? 'overdose' : 'very_unwell';
  return turn.words(`danger.${kind}`, { number });
}
