import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { answerAt } from '../../src/plan/answers.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { tellTypist } from '../helpers/script.ts';

const answersOf = (plan: Plan): Record<string, unknown> =>
  Object.fromEntries(questionsOf(knowledge).map(({ path }) => [path, answerAt(plan, path)]));

describe('a person typed into the full interview', () => {
  it.each([
    // For someone else, own words with commas and quotes, numbers left out.
    'mother-for-son',
    // Danger now, and a way on only because help is there.
    'toronto-now',
    'philadelphia-signs',
  ])(
    '%s comes out as in the answers file',
    async (name) => {
      const file = join(import.meta.dirname, '..', 'people', `${name}.yaml`);
      const { plan: wanted } = readPlan(readFileSync(file, 'utf8'), knowledge, { answers: true });
      const { plan, stopped } = await tellTypist(wanted!);
      expect(stopped).toBeUndefined();
      expect(answersOf(plan!)).toEqual(answersOf(wanted!));
    },
    60_000,
  );
});
