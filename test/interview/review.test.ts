import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { reviewLines } from '../../src/interview/review.ts';
import { questionAt, questionsOf } from '../../src/knowledge/bank.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { CALM, knowledge, planFrom, words } from '../helpers/knowledge.ts';

/** The rows under "come back to", in order. */
function comeBackRows(plan: Plan): string[] {
  const look = { width: 200, chalk: new Chalk({ level: 0 }), plain: true };
  const lines = reviewLines({ words, knowledge, plan: () => plan }).flatMap((passage) => passage(look));
  return lines.slice(lines.indexOf(words('come_back.title')) + 1).filter((line) => /^ *\d+\. /.test(line));
}

test('what to come back to starts with what is worth asking now', () => {
  const plan = planFrom(
    `${CALM}come_back: { story_helped: "not_now", why_now: "dont_know", name: "not_now" }\n`,
  );
  const asks = ['about.name', 'about.why_now', 'story.helped'].map((path) => questionAt(knowledge, path)!);
  const order = ['now', 'week', 'later'];
  expect(asks.map(({ phase }) => order.indexOf(phase))).toEqual([0, 1, 2]);
  expect(comeBackRows(plan).map((row) => row.replace(/^ *\d+\. /, ''))).toEqual(
    asks.map(({ ask, id }) => `${ask} (${words(`non_answers.${plan.come_back![id]!}`)})`),
  );
});

test('a few questions without any answer stand among those that were left', () => {
  const all = questionsOf(knowledge);
  const some = [...all.slice(0, 3), ...all.slice(-3)];
  const few = { ...knowledge, sections: [{ ...knowledge.sections[0]!, questions: some }] };
  const look = { width: 200, chalk: new Chalk({ level: 0 }), plain: true };
  const plan: Plan = { version: '2', come_back: { [some.at(-1)!.id]: 'not_now' } };
  const lines = reviewLines({ words, knowledge: few, plan: () => plan }).flatMap((passage) => passage(look));
  const phases = lines.flatMap((line) => some.find(({ ask }) => line.includes(ask))?.phase ?? []);
  expect(phases).toHaveLength(6);
  expect(phases).toEqual(phases.toSorted((a, b) => PHASES.indexOf(a) - PHASES.indexOf(b)));
});

const PHASES = ['now', 'week', 'later'];
