import { expect, test } from 'vitest';
import { namedIn } from '../../src/advice/terms.ts';
import { knowledge } from '../helpers/knowledge.ts';

test.each([
  ['Heroin', ['heroin'], []],
  ['  HEROIN!  ', ['heroin'], []],
  ['gear', ['heroin'], []],
  ['my fishing gear', [], []],
  ['H', ['heroin'], []],
  ['H and a bit of drink', [], []],
  ['street valium', ['sedatives'], []],
  ['a few vallies at night', ['each_day', 'sedatives'], []],
  ['no alcohol', ['denial'], []],
  ['never touched benzos', ['denial'], []],
  ['never without a drink', [], []],
  ['G every 2 hrs', ['each_day', 'ghb'], []],
  ['20 blues', ['fentanyl', 'sedatives'], []],
  ['half a bottle of Smirnoff a day', ['alcohol', 'each_day'], []],
  ['since the worries over money', [], []],
  ['larger', [], []],
  ['Co-codamol', ['codeine'], []],
  ['Suboxone films, daily', ['buprenorphine'], []],
  ['Suboxone films, half in the morning', [], ['buprenorphine']],
  ['a bit of brown', ['heroin'], []],
  ['only now and then', ['not_most_days'], []],
  ['not just heroin', [], ['heroin']],
  ['just', [], []],
  ['the', [], []],
  ['10 stubbies a day', ['alcohol', 'each_day'], []],
  ['missed my Espranor', ['missed_medicine'], ['buprenorphine']],
  ['on Monday I missed my methodone again', [], ['methadone', 'missed_medicine']],
  ['Buvidal', ['buprenorphine_injection'], []],
  ['zorbodone', [], []],
  ['', [], []],
  ['...', [], []],
])('%j is %j, and names %j', (text, whole, parts) => {
  const named = namedIn(knowledge, text);
  expect([...named.whole].sort()).toEqual(whole);
  expect([...named.parts].sort()).toEqual(parts);
});

test('the longest name is taken, and not what it is made of', () =>
  expect(namedIn(knowledge, 'fentanyl patch, prescribed').parts).toEqual(['fentanyl_patch']));

test('no name is so short that it could be a part of something else', () => {
  for (const word of ['go', 'ice cream', 'lean on me', 'down the road', 'the green door'])
    expect(namedIn(knowledge, `I went ${word} today`).parts).toEqual([]);
});
