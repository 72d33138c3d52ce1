import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picksAsTyped, picksTyped, type PickRules } from '../../../src/interview/typed/choices.ts';
import { runs } from '../../helpers/runs.ts';

const choices = [
  { value: 'drink', label: 'I drink' },
  { value: 'pills', label: "I take someone's pills" },
  { value: 'alone', label: 'I live alone' },
  { value: 'none', label: 'None of these', alone: 'yes' as const },
];
const yesNo = [
  { value: 'have', label: 'Yes, I have it' },
  { value: 'getting', label: 'Not yet' },
  { value: 'none', label: 'No, I do not' },
];
const many: PickRules = { choices, many: true, other: false };
const own: PickRules = { choices, many: true, other: true };
const one: PickRules = { choices, many: false, other: false };

describe('picks', () => {
  it.each<[string, PickRules, unknown]>([
    ['1', many, { values: ['drink'] }],
    ['1 3', many, { values: ['drink', 'alone'] }],
    ['3,1', many, { values: ['alone', 'drink'] }],
    ['1, 2 and 3', many, { values: ['drink', 'pills', 'alone'] }],
    ['1.', many, { values: ['drink'] }],
    ['1) 2)', many, { values: ['drink', 'pills'] }],
    ['1-3', many, { values: ['drink', 'pills', 'alone'] }],
    ['1 1', many, { values: ['drink'] }],
    ['i LIVE alone!', many, { values: ['alone'] }],
    ['I take someone\u2019s pills', many, { values: ['pills'] }],
    ['none', many, { values: ['none'] }],
    ['5', many, { problem: 'not_there' }],
    ['0', many, { problem: 'not_there' }],
    ['1 9', many, { problem: 'not_there' }],
    ['2-9', many, { problem: 'not_there' }],
    ['my cat', many, { problem: 'not_there' }],
    [',', many, { problem: 'not_there' }],
    ['i', many, { problem: 'several', numbers: [1, 2, 3] }],
    ['1 4', many, { problem: 'alone', label: 'None of these' }],
    // Own words.
    ["2, my sister's flat", own, { values: ['pills', "my sister's flat"] }],
    ['my cat', own, { values: ['my cat'] }],
    ['i', own, { values: ['i'] }],
    ['one\ntwo', own, { values: ['one', 'two'] }],
    ['"rice, beans", 1', own, { values: ['rice, beans', 'drink'] }],
    ['"12"', own, { values: ['12'] }],
    ['12', own, { problem: 'not_there' }],
    ['he said "no"', own, { values: ['he said "no"'] }],
    ['07700 900321', own, { values: ['07700 900321'] }],
    // One of them.
    ['2', one, { values: ['pills'] }],
    ['1 2', one, { problem: 'only_one' }],
    ['1, 2', one, { problem: 'only_one' }],
    ['y', { choices: yesNo, many: false, other: false }, { values: ['have'] }],
    ['yes', { choices: yesNo, many: false, other: false }, { values: ['have'] }],
    ['NO', { choices: yesNo, many: false, other: false }, { values: ['none'] }],
    ['my sister, and her cat', { ...one, other: true }, { values: ['my sister, and her cat'] }],
  ])('%j', (text, rules, expected) => {
    expect(picksTyped(text, rules)).toEqual(expected);
  });

  it('reads what it shows: picks and own words come back the same', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'ab ,19-"x'.split('')), minLength: 1 })
      .map((text) => text.trim())
      .filter(Boolean);
    const value = fc.oneof(fc.constantFrom('drink', 'pills', 'alone'), word);
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (values) => {
        expect(picksTyped(picksAsTyped(values, own), own)).toEqual({ values });
      }),
      runs(),
    );
  });
});
