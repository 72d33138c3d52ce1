/** Which gates hold for a plan: what makes it unsafe to plan withdrawal without a clinician. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { URGENCIES, type Gate } from '../knowledge/advice-shapes.ts';
import type { Situation } from './situation.ts';

export interface OpenGate extends Gate {
  id: string;
  /** What to say as well, of graver or lesser gates about the same thing. */
  say_too: string[];
}

export interface Gates {
  /** Those that print a line, gravest first. Of gates about one thing only the gravest is here. */
  standing: OpenGate[];
  /** Whether one of them all, standing or not, closes the withdrawal dates. */
  closed: boolean;
}

/** The gates that hold in this situation. */
export function gatesOf(knowledge: Knowledge, situation: Situation): Gates {
  const held = Object.entries(knowledge.gates)
    .filter(([, gate]) => situation.holds(gate.for) === true)
    .map(([id, gate]) => ({ id, ...gate, say_too: [] as string[] }))
    .sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency));
  const first = new Map<string, OpenGate>();
  const standing = held.filter((gate) => {
    const graver = gate.about === undefined ? undefined : first.get(gate.about);
    if (graver && gate.tell) graver.say_too.push(gate.tell);
    if (gate.about !== undefined && !graver) first.set(gate.about, gate);
    return !graver;
  });
  return { standing, closed: held.some(({ closes }) => closes === 'yes') };
}
