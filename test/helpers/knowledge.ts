/** What many tests need: the shipped knowledge, the example people, and plans made from a few answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { wordsOf } from '../../src/knowledge/knowledge.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { openKnowledge } from '../../src/templates/open.ts';
import { root, ZONE } from './setting.ts';

/** From the build while templates/ is as it was built, else read anew. test/templates/load.test.ts proves they agree. */
export const knowledge = await openKnowledge();

export const peopleFolder = join(root, 'test', 'people');

/** Every example person's answers file, by name. */
export const peopleFiles: string[] = readdirSync(peopleFolder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => join(peopleFolder, file));
if (peopleFiles.length < 6) throw new Error('test/people should hold at least six people');

/** Every example person as a plan, by file name without ending. */
export const people: Record<string, Plan> = Object.fromEntries(
  peopleFiles.map((file) => [basename(file, '.yaml'), planFrom(readFileSync(file, 'utf8'))]),
);

/** A plan from YAML answers; a mistake in them is a mistake in the test. */
export function planFrom(answers: string, zone = ZONE): Plan {
  const { plan, problems } = readPlan(answers, knowledge, { answers: true });
  if (!plan) throw new Error(JSON.stringify(problems, null, 2));
  return { timezone: zone, ...plan };
}

/** Answers that open no gate: what a test adds to is all that matters. */
export const CALM = `
safety: { now: "no", applies: [none], signs: [none], mind: ok, health: [none], supply: [none], home: [with_adults], past_overdose: never }
medicine: { current: [none], wanted: want }
`;

/** What the program says, in the shipped words. */
export const words = wordsOf(knowledge);

/** What the person is told of an error that an action must throw, line by line. */
export function toldOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.told(words).join('\n');
    throw error;
  }
  throw new Error('nothing was thrown');
}
