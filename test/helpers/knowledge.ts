/** What many tests need: the shipped knowledge, the example people, and plans made from a few answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadKnowledge } from '../../src/templates/load.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { templateFiles } from '../../src/templates/open.ts';

const loaded = loadKnowledge(templateFiles());
if (loaded.problems.length > 0) throw new Error(JSON.stringify(loaded.problems, null, 2));
export const knowledge = loaded.knowledge;

export const root = join(import.meta.dirname, '..', '..');
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
export function planFrom(answers: string, zone = 'Europe/London'): Plan {
  const { plan, problems } = readPlan(answers, knowledge, { answers: true });
  if (!plan) throw new Error(JSON.stringify(problems, null, 2));
  return { timezone: zone, ...plan };
}

/** Answers that open no gate: what a test adds to is all that matters. */
export const CALM = `
safety: { now: "no", applies: [none], signs: [none], mind: ok, health: [none], supply: [none], home: [with_adults], past_overdose: never }
medicine: { current: [none], wanted: want }
`;
