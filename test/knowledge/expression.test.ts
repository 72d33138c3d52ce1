import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  namesIn,
  readExpression,
  truthOf,
  writtenAs,
  type Expression,
  type Truth,
} from '../../src/knowledge/expression.ts';

const TRUTHS: Record<string, Truth> = { yes: true, no: false, open: undefined };
const truth = (text: string): Truth => truthOf(readExpression(text)!, (name) => TRUTHS[name]);

test.each<[string, Truth]>([
  ['yes', true],
  ['no', false],
  ['open', undefined],
  ['not yes', false],
  ['not no', true],
  ['not open', undefined],
  ['yes and yes', true],
  ['yes and open', undefined],
  ['no and open', false],
  ['no or yes', true],
  ['yes or open', true],
  ['no or open', undefined],
  ['not open and no', false],
  ['yes and (no or not no)', true],
  ['no and yes or yes', true],
  ['yes or yes and no', true],
  ['(yes or yes) and no', false],
  ['not (no or open)', undefined],
])('%s: %s', (text, is) => expect(truth(text)).toBe(is));

test.each([
  [''],
  ['and'],
  ['a and'],
  ['a b'],
  ['(a'],
  ['a)'],
  ['not'],
  ['a & b'],
  ['A'],
  ['a or or b'],
  ['3'],
  ['()'],
])('%j is no condition', (text) => expect(readExpression(text)).toBeUndefined());

test('names, each once', () => expect(namesIn(readExpression('a and (b or not a)')!)).toEqual(['a', 'b']));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('yes', 'no', 'open').map((name) => ({ name })),
    tie('expression').map((not) => ({ not })),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
  ),
}));

test('what is written is read again as the same', () =>
  fc.assert(
    fc.property(expression, (one) => {
      const is = (name: string): Truth => TRUTHS[name];
      expect(truthOf(readExpression(writtenAs(one))!, is)).toBe(truthOf(one, is));
    }),
  ));

test('what is not known never turns a known truth around', () =>
  fc.assert(
    fc.property(expression, fc.boolean(), (one, later) => {
      const now = truthOf(one, (name) => TRUTHS[name]);
      const then = truthOf(one, (name) => (name === 'open' ? later : TRUTHS[name]));
      if (now !== undefined) expect(then).toBe(now);
    }),
  ));
