import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { answerAt } from '../../src/plan/answers.ts';
import { PlanFile } from '../../src/plan/plan-file.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge, tellTypist, TODAY } from './script.ts';

const PEOPLE = join(import.meta.dirname, '..', 'people');
const names = readdirSync(PEOPLE).filter((name) => name.endsWith('.yaml'));

/** Answers and what was left, without what the program makes of them. */
function said(plan: Plan): unknown {
  const { come_back, parked, ...rest } = plan;
  const answers = questionsOf(knowledge()).map(({ path }) => [path, answerAt(rest as Plan, path)]);
  return { answers: Object.fromEntries(answers), parked };
}

/** The plan that `new --answers` makes of a person. */
function settled(name: string): Plan {
  const { plan } = readPlan(readFileSync(join(PEOPLE, name), 'utf8'), knowledge(), { answers: true });
  const file = PlanFile.create('unsaved.yaml', knowledge(), TODAY, 'Europe/London');
  for (const question of questionsOf(knowledge())) {
    const answer = answerAt(plan!, question.path);
    if (answer !== undefined) file.answer(question, answer);
  }
  return file.plan;
}

describe('a person typed into the full interview', () => {
  it('there are people to type', () => expect(names.length).toBeGreaterThan(5));

  it.each(names)('%s comes out as their answers file does', async (name) => {
    const wanted = settled(name);
    const { plan, stopped } = await tellTypist(wanted);
    expect(stopped).toBeUndefined();
    expect(said(plan!)).toEqual(said(wanted));
  });
});
