import { describe, expect, test } from 'vitest';
import { renderHandout } from '../../src/handouts/handout.ts';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { byPhase, toComeBackTo } from '../../src/plan/conditions.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

describe('what to come back to', () => {
  const plan = planFrom(
    'about: { region: england }\ncome_back:\n' +
      '  name: "not_now"\n  why_now: "dont_know"\n  story_helped: "not_now"\n  applies: "dont_know"\n' +
      '  story_hope: "rather_not_say"\n  worries: "does_not_apply"\n  region: "not_now"\n',
  );
  const questions = toComeBackTo(knowledge, plan);

  test('is what was left for later, and neither settled nor answered', () => {
    expect(questions.map(({ id }) => id).sort()).toEqual(['applies', 'name', 'story_helped', 'why_now']);
  });

  test('is in the order in which it is worth asking, then in that of the bank', () => {
    const ranks = questions.map(({ phase }) => ['now', 'week', 'later'].indexOf(phase));
    expect(new Set(ranks).size).toBe(3);
    expect(ranks).toEqual(ranks.toSorted());
    const bank = questionsOf(knowledge);
    for (const phase of ['now', 'week', 'later'])
      expect(byPhase(bank).filter((one) => one.phase === phase)).toEqual(
        bank.filter((one) => one.phase === phase),
      );
  });

  test('is printed in that order', () => {
    const page = renderHandout(knowledge.handouts['plan']!, { knowledge, plan, today: TODAY });
    const list = page.slice(page.indexOf('## To come back to'));
    const places = questions.map(({ ask }) => list.indexOf(ask.slice(0, 20)));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
