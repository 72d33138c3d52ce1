/** One question bank, many faces: a question added to a copy of the bank appears in each without a line of code. */
import { describe, expect, test } from 'vitest';
import { answersExample } from '../../src/handouts/answers-example.ts';
import { renderHandout } from '../../src/handouts/handout.ts';
import { loadKnowledge } from '../../src/templates/load.ts';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { readPlan } from '../../src/plan/read.ts';
import { templateFiles } from '../../src/templates/open.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

/** The bank with one question worded anew and given a choice it never had. */
function changedBank() {
  const files = templateFiles();
  const path = 'questions/12-life.yaml';
  const text = files.get(path)!;
  const changed = text
    .replace(
      /(path: life\.home\n\s+kind: one\n\s+ask: ")[^"]*"/,
      '$1Where do you rest your head these days?"',
    )
    .replace(
      /(path: life\.home\n[^]*?choices:\n)/,
      '$1      - { value: narrowboat, label: "On a boat of my own" }\n',
    );
  expect(changed).not.toBe(text);
  files.set(path, changed);
  const { knowledge: copy, problems } = loadKnowledge(files);
  expect(problems).toEqual([]);
  return copy;
}

describe('a changed question', () => {
  const copy = changedBank();
  test('is asked', () => {
    const question = questionsOf(copy).find(({ path }) => path === 'life.home')!;
    expect([question.ask, question.choices?.[0]?.label]).toEqual([
      'Where do you rest your head these days?',
      'On a boat of my own',
    ]);
  });
  test('is on the worksheet', () => {
    const sheet = renderHandout(copy.handouts['worksheet']!, {
      knowledge: copy,
      plan: { version: '2' },
      today: TODAY,
      blank: true,
    });
    expect(sheet).toContain('Where do you rest your head these days?');
    expect(sheet).toContain('☐ On a boat of my own');
  });
  test('is in the example of an answers file', () => {
    expect(answersExample(copy)).toMatch(
      /# Where do you rest your head these days\?\n\s+# one of: narrowboat, /,
    );
  });
  test('is what an answers file may say, and is printed in its words', () => {
    const { plan, problems } = readPlan('life:\n  home: narrowboat\n', copy, { answers: true });
    expect(problems).toEqual([]);
    expect(renderHandout(copy.handouts['plan']!, { knowledge: copy, plan: plan!, today: TODAY })).toContain(
      'On a boat of my own',
    );
  });
});

test('the worksheet has every question, with the numbers of the interview', () => {
  const worksheet = (region: string): string =>
    renderHandout(knowledge.handouts['worksheet']!, {
      knowledge,
      plan: { version: '2', about: { region } },
      today: TODAY,
      blank: true,
    });
  const sheet = worksheet('canada');
  for (const [index, question] of questionsOf(knowledge).entries())
    expect(sheet).toMatch(
      new RegExp(`\\*\\*${index + 1}\\.(?: ★)? ${question.ask.replace(/[^\w ]/g, '.').slice(0, 20)}`),
    );
  expect(sheet).toContain('Saskatchewan');
  expect(sheet).not.toContain('Queensland');
  // A country with one clock is not asked which, and no number is left out.
  const numbers = [...worksheet('england').matchAll(/^\*\*(\d+)\./gm)].map(([, n]) => Number(n));
  expect(worksheet('england')).not.toContain('Which clock');
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
});

test('the example of an answers file is one, and has every question', () => {
  const text = answersExample(knowledge);
  expect(readPlan(text, knowledge, { answers: true }).problems).toEqual([]);
  for (const { path, ask } of questionsOf(knowledge)) {
    expect(text).toContain(`# ${ask}`);
    expect(text).toMatch(new RegExp(`^  ${path.split('.')[1]}:`, 'm'));
  }
});
