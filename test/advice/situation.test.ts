// What is true of a person, what is false, and what nobody knows: not answered, or not shared with who reads.
import { describe, expect, test } from 'vitest';
import { situationOf, type SituationOptions } from '../../src/advice/situation.ts';
import { readExpression } from '../../src/knowledge/expression.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';

const situation = (answers: string, options: Partial<SituationOptions> = {}) =>
  situationOf(knowledge, planFrom(answers), { calendar: undefined, ...options });

describe('a name', () => {
  test.each<[string, string, boolean | undefined]>([
    ['drinks_daily', 'safety: { applies: [alcohol_daily] }', true],
    ['drinks_daily', 'safety: { applies: [none] }', false],
    ['drinks_daily', 'safety: { applies: [pregnant] }', false],
    ['drinks_daily', 'safety: { signs: [none] }', undefined],
    ['drinks_daily', 'come_back: { applies: rather_not_say }', undefined],
    ['diabetes', 'safety: { health: [diabetes, heart] }', true],
    ['diabetes', 'safety: { health: [heart] }', false],
    ['diabetes', '{}', undefined],
    ['safety_open', '{}', true],
    ['safety_open', 'safety: { applies: [none] }', true],
    ['safety_open', 'safety: { applies: [none] }\nmedicine: { current: [none] }', false],
    ['in_uk', 'about: { region: wales }', true],
    ['in_uk', 'about: { region: ireland }', false],
    ['in_uk', '{}', undefined],
    ['window_now', 'use: { opioids: [heroin] }', undefined],
  ])('%s with %j: %s', (name, answers, truth) => expect(situation(answers).is(name)).toBe(truth));

  test('is said with the answers that make it so', () => {
    const { because } = situation(
      'safety: { applies: [none] }\nuse: { other_drugs: ["Vallies, at weekends"] }',
    );
    expect(because('sedatives_named')).toEqual([{ path: 'use.other_drugs', value: 'Vallies, at weekends' }]);
    expect(because('drinks_daily')).toEqual([]);
  });

  test('that nobody wrote is a mistake of ours', () => {
    expect(() => situation('{}').is('drinks_a_lot')).toThrow('drinks_a_lot');
  });
});

describe('for a reader who does not see an answer', () => {
  const answers = 'safety: { applies: [alcohol_daily], health: [diabetes] }\nmedicine: { current: [none] }';
  const sees = (path: string): boolean => path !== 'safety.applies';

  test('it is not known, whatever it is', () => {
    // The copy that a reader gets has not the answer either.
    const shared = situation('safety: { health: [diabetes] }\nmedicine: { current: [none] }', { sees });
    expect(['drinks_daily', 'diabetes', 'safety_open'].map((name) => shared.is(name))).toEqual([
      undefined,
      true,
      undefined,
    ]);
    expect(situation(answers).is('drinks_daily')).toBe(true);
  });

  test('"not" of what is not known is not known', () => {
    const { holds } = situation('{}', { sees });
    expect(holds(readExpression('not drinks_daily')!)).toBeUndefined();
    expect(holds(readExpression('drinks_daily or not drinks_daily')!)).toBeUndefined();
  });
});

test('the days and the gates are told, not looked up', () => {
  const told = situation('{}', { calendar: new Set(['running']), closed: true });
  expect(['window_now', 'window_past', 'closed'].map((name) => told.is(name))).toEqual([true, false, true]);
  expect(situation('{}').is('closed')).toBeUndefined();
});
