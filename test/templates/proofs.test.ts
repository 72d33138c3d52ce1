// The proofs at build must fail when something is wrong: each is shown a piece of knowledge in which it is.
import { describe, expect, test } from 'vitest';
import { readExpression } from '../../src/knowledge/expression.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { checkKnowledge } from '../../src/templates/check.ts';
import { answersUnread } from '../../src/templates/proofs/answers.ts';
import { datesLetThrough } from '../../src/templates/proofs/harm.ts';
import { placedByCondition, unreached, type Placed } from '../../src/templates/proofs/reach.ts';
import { calmPerson, smallestPerson } from '../../src/templates/proofs/smallest-person.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { knowledge, words } from '../helpers/knowledge.ts';

const DAY = '2026-01-15';
const changed = (change: (copy: Knowledge) => void): Knowledge => {
  const copy = structuredClone(knowledge);
  change(copy);
  return copy;
};
const mistakes = (change: (copy: Knowledge) => void): string[] =>
  checkKnowledge(changed(change)).map(({ message }) => words.of(message));

/** Changes that keep something from its reader, and what of the shipped sentences is then lost. */
const KEPT_FROM_READERS: [what: string, change: (copy: Knowledge) => void, lost: () => string[]][] = [
  [
    'a slot that a page does not print',
    ({ handouts }) => {
      const page = handouts['craving']!;
      page.body = page.body.replace('{{#slot.first}}\n- {{.}}\n{{/slot.first}}\n', '');
    },
    () => placed(({ place }) => place === 'craving/first'),
  ],
  [
    'a condition that nobody can be in',
    ({ statements }) => {
      statements['hospital-days']!.for = readExpression('wears_patch and not wears_patch')!;
    },
    () => placed(({ id }) => id === 'hospital-days'),
  ],
  [
    'a thing that stands on no page',
    ({ handouts }) => {
      for (const id of ['timeline', 'plan', 'overdose'])
        handouts[id]!.body = handouts[id]!.body.replace(
          /\{\{#region\.naloxone\}\}[\s\S]*?\{\{\/region\.naloxone\}\}/,
          '',
        );
    },
    () =>
      Object.values(knowledge.regions).flatMap(({ id, naloxone }) =>
        naloxone.map((statement) => `${statement} region ${id}`),
      ),
  ],
];
const placed = (which: (one: Placed) => boolean): string[] =>
  placedByCondition(knowledge).filter(which).map(lineOf);
const lineOf = ({ id, place }: Placed): string => `${id} ${place}`;

describe('every sentence reaches its reader', () => {
  // That the shipped ones do is proved by the build.
  test('there are hundreds of them', () => expect(placedByCondition(knowledge).length).toBeGreaterThan(300));

  // The proof makes hundreds of pages, so it is shown all that is wrong at once.
  const lost = unreached(
    changed((copy) => {
      for (const [, change] of KEPT_FROM_READERS) change(copy);
    }),
    DAY,
  ).map(lineOf);
  const expected = KEPT_FROM_READERS.map(([, , of]) => of());

  test.each(KEPT_FROM_READERS)('%s is found', (_, __, of) => {
    expect(of().length).toBeGreaterThan(2);
    expect(lost).toEqual(expect.arrayContaining(of()));
  });

  test('and nothing else', () => expect(lost.toSorted()).toEqual(expected.flat().sort()));
});

describe('no closing gate lets a date through', () => {
  test('a page that prints dates of its own is found, under every gate', () => {
    const copy = changed((all) => {
      const { timeline, goals } = all.handouts;
      all.handouts = { timeline: timeline!, goals: goals! };
      goals!.body += '\n{{#timeline.stages}}{{title}}{{/timeline.stages}}\n';
      // As if a gate did not close: its dates are read.
      all.stages.early.title =
        'It starts some time between the afternoon of Wed 14 Jan and the morning of Thu 15 Jan.';
    });
    const closing = Object.entries(knowledge.gates).filter(([, { closes }]) => closes === 'yes');
    expect(closing.length).toBeGreaterThan(30);
    // Who stopped a medicine has no stages that a page could print.
    expect([...datesLetThrough(copy, DAY), 'stopped_medicine'].sort()).toEqual(
      closing.map(([id]) => id).sort(),
    );
  });
});

describe('every answer is read', () => {
  test('at most ten have a reason', () =>
    expect(Object.keys(knowledge.unread).length).toBeLessThanOrEqual(10));
  test('an answer taken from its pages is found', () => {
    const copy = changed(({ handouts }) => {
      for (const page of Object.values(handouts))
        page.body = page.body.replaceAll('medicine.allergies', 'about.name');
    });
    expect(answersUnread(copy, DAY)).toContain('medicine.allergies');
  });
});

describe('the smallest person', () => {
  test.each([
    ['takes_methadone'],
    ['wears_patch and not under_18'],
    ['window_past'],
    ['pain_only'],
    ['likely_fentanyl and not in_united_states'],
    ['depression_now'],
    ['names_own_opioid and from_prescription'],
  ])('%s', (text) => {
    const condition = readExpression(text)!;
    const plan = smallestPerson(knowledge, condition, DAY);
    expect(plan).toBeDefined();
    expect(timelineOf(knowledge, plan!, DAY).situation.holds(condition)).toBe(true);
    const answers = Object.values(plan!).flatMap((part) =>
      typeof part === 'object' ? Object.keys(part) : [],
    );
    expect(answers.length).toBeLessThan(8);
  });
});

test('a condition on what the gates come to needs someone of whom nothing else is true', () => {
  const condition = readExpression('not closed and names_codeine')!;
  expect(smallestPerson(knowledge, condition, DAY)).toBeUndefined();
  const plan = smallestPerson(knowledge, condition, DAY, calmPerson(knowledge, DAY));
  expect(timelineOf(knowledge, plan!, DAY).situation.holds(condition)).toBe(true);
});

describe('what is wrong between situation, gates, sentences and slots is named', () => {
  test.each<[string, (copy: Knowledge) => void, RegExp]>([
    [
      'a name before it is there',
      (k) => (k.situation['in_uk']!.when = readExpression('window_now')!),
      /window_now is used before it is there/,
    ],
    [
      'a name nobody knows',
      (k) => (k.gates['alcohol']!.for = readExpression('drinks_a_lot')!),
      /There is no drinks_a_lot in situation\.yaml/,
    ],
    [
      'a closing gate that looks at the calendar',
      (k) => (k.gates['alcohol']!.for = readExpression('drinks_daily or window_now')!),
      /looks at the calendar: window_now/,
    ],
    [
      'the same, behind another name',
      (k) => (k.gates['custody']!.for = readExpression('custody_leaving')!),
      /looks at the calendar: leaving_soon/,
    ],
    [
      'a gate that looks at what gates come to',
      (k) => (k.gates['driving']!.for = readExpression('closed')!),
      /cannot look at what the gates come to/,
    ],
    [
      'a slot that is not there',
      (k) => (k.statements['wd-patch-heat']!.where = ['one-page/nowhere']),
      /There is no slot one-page\/nowhere/,
    ],
    [
      'a sentence that stands nowhere',
      (k) => delete k.statements['wd-patch-heat']!.where,
      /wd-patch-heat stands on no page/,
    ],
    [
      'a sentence placed in two ways',
      (k) => (k.handouts['goals']!.body += '{{> wd-patch-heat}}'),
      /wd-patch-heat is placed in more than one way/,
    ],
    [
      'a last choice with a condition',
      (k) => k.handouts['one-page']!.meta.slots!['window']!.one_of!.pop(),
      /tol-window-past is the last in one-page\/window/,
    ],
    [
      'a rest that lacks a line',
      (k) => (k.statements['wd-patch-heat']!.where = ['one-page/mine']),
      /wd-patch-heat may not fit in one-page\/mine/,
    ],
    [
      'an answer that nobody can give',
      (k) => (k.situation['diabetes']!.answers = [{ 'safety.health': ['sugar'] }]),
      /"?sugar"?/,
    ],
    [
      'a finding that is called as a gate',
      (k) => (k.findings['alcohol'] = k.findings['come_back']!),
      /alcohol is a gate too/,
    ],
    [
      'a finding that waits for no gate',
      (k) => (k.findings['come_back']!.unless = 'alcohols'),
      /There is no gate alcohols/,
    ],
    ['an urgency that stands nowhere', (k) => (k.urgency.know.where = []), /know stands on no page/],
  ])('%s', (_, change, said) => expect(mistakes(change).join('\n')).toMatch(said));
});
