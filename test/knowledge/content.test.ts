/** Rules over all content: what a clinician would check on every page, checked on every run. */
import { describe, expect, test } from 'vitest';
import { holds } from '../../src/plan/conditions.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { notSupported } from '../../src/templates/check.ts';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { GLOSSARY, grade, sentencesOf } from '../helpers/grade.ts';
import { knowledge } from '../helpers/knowledge.ts';

const statements = Object.entries(knowledge.statements);
const lists = Object.entries(knowledge.lists);

/** Every text of templates/ that a person may read, with where it stands. */
const texts: [where: string, text: string][] = [
  ...statements.map(([id, { says }]): [string, string] => [`statement ${id}`, says]),
  ...knowledge.sections.flatMap(({ section, title, intro, helper, questions }): [string, string][] => [
    [`${section} title`, title],
    [`${section} intro`, intro],
    [`${section} helper`, helper],
    ...questions.flatMap((q): [string, string][] => [
      [`${q.id} ask`, q.ask],
      [`${q.id} why`, q.why],
      [`${q.id} example`, q.example ?? ''],
      [`${q.id} helper`, q.helper ?? ''],
      ...(q.choices ?? []).map((choice): [string, string] => [`${q.id} ${choice.value}`, choice.label]),
      ...(q.fields ?? []).map((field): [string, string] => [`${q.id} ${field.key}`, field.ask]),
    ]),
  ]),
  ...lists.flatMap(([name, list]) =>
    list.groups.flatMap((group) =>
      group.items.flatMap((item): [string, string][] => [
        [`${name} ${item.value}`, item.label],
        ...(item.steps ?? []).map((step): [string, string] => [`${name} ${item.value} step`, step]),
      ]),
    ),
  ),
  ...Object.entries(knowledge.findings).flatMap(([id, { says, fix }]): [string, string][] => [
    [`finding ${id}`, says],
    [`finding ${id} fix`, fix],
  ]),
  ...Object.entries(knowledge.regions).flatMap(([id, region]) =>
    region.lines.map((line): [string, string] => [`${id} ${line.id}`, line.says]),
  ),
  // Without the lines that are to be typed, which are set in.
  ...Object.entries(knowledge.words).flatMap(([name, value]) =>
    wordsIn(name, typeof value === 'string' ? value.replace(/^ {2}.*$/gm, '') : value),
  ),
];

function wordsIn(where: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[where, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => wordsIn(`${where} ${key}`, child));
}

test('there is content to look at', () => {
  expect(statements.length).toBeGreaterThan(300);
  expect(texts.length).toBeGreaterThan(1200);
  expect(Object.keys(knowledge.opioids).sort()).toEqual([
    'buprenorphine',
    'buprenorphine_injection',
    'codeine',
    'extended_release',
    'fentanyl',
    'fentanyl_patch',
    'heroin',
    'hydrocodone',
    'kratom',
    'methadone',
    'morphine',
    'nitazenes',
    'oxycodone',
    'tramadol',
    'unsure',
  ]);
  expect(Object.keys(knowledge.regions).sort()).toEqual([
    'australia',
    'canada',
    'elsewhere',
    'england',
    'ireland',
    'new_zealand',
    'northern_ireland',
    'scotland',
    'united_states',
    'wales',
  ]);
});

describe('sources', () => {
  test('every claim rests on something that was read, or on two who agree; a caution may wait for review', () => {
    const bad = statements.filter(
      ([, { facts, sources, caution }]) => caution !== 'yes' && notSupported(knowledge, facts, sources),
    );
    expect(bad.map(([id]) => id)).toEqual([]);
  });

  test('a caution is only called one when it needs to be', () => {
    const cautions = statements.filter(([, { caution }]) => caution === 'yes');
    expect(cautions.length).toBeGreaterThan(5);
    for (const [id, { facts }] of cautions) expect(facts, id).not.toEqual([]);
  });

  test('a source only seen second-hand never stands alone', () => {
    const alone = statements.filter(([, { sources, caution }]) => {
      const reads = sources.map((id) => knowledge.sources[id]!.read);
      return (
        caution !== 'yes' &&
        !reads.includes('read') &&
        reads.filter((read) => read === 'second_hand').length < 2
      );
    });
    expect(alone.map(([id]) => id)).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    [
      'a word that hurts',
      /\b(addicts?|abus(e|ers?|ing)|junkies?|clean|dirty|habits?|substitution|replacement therapy)\b/i,
    ],
    ['relapse: we say lapse', /\brelaps/i],
    [
      'a promise',
      /\b(guarantee|you will (recover|succeed|be fine|get better|feel better)|cures? (you|addiction))\b/i,
    ],
    ['scolding', /\b(you must not give up|no excuses?|weak-willed|shame on)\b/i],
    ['not life-threatening', /not (life[- ]threatening|dangerous)|nobody dies/i],
    [
      'a dose',
      /\b\d+(\.\d+)?\s?(mg|mcg|micrograms?|milligrams?|ml|millilit(er|re)s?|grams?|lit(er|re)s?|tablets?|pills?|puffs?|drops)\b/i,
    ],
    ['a taper', /\b(reduce|cut|lower)\b[^.]{0,40}\b(by|to)\b[^.]{0,12}(%|percent|\bmg\b|half)/i],
    ['a score', /\b(COWS|SOWS|risk score|scores? (of|above|over|below) \d)/i],
    [
      'a claim on the wrong-or-risky list',
      /\b(removes? the drug|lasting sobriety|brain loses its ability|controversial|alarming increase|lack(s|ing)? desire|bad influences?|get clean|kick the)\b/i,
    ],
    ['a doubled word', /\b(\w+) \1\b(?<!that that|had had|--answers answers)/i],
  ])('never: %s', (_, pattern) => {
    const bad = texts.filter(([, text]) => pattern.test(text.replace(/\{\{.*?\}\}/g, '')));
    // "clean" works and "addiction" may be the name of an organisation; nothing else is let through.
    expect(
      bad.filter(([, text]) => !/Partnership to End Addiction|Families for Addiction/.test(text)),
    ).toEqual([]);
  });

  test('every text is at or below US grade 6, and no sentence above grade 9', () => {
    const prose = texts.filter(
      ([name, text]) =>
        /[.?!]/.test(text) && !/^(?:templates?|cli\..*example)\b/.test(name) && text.split(' ').length > 4,
    );
    expect(prose.length).toBeGreaterThan(900);
    expect(
      prose
        .filter(([, text]) => grade(text.replace(/\b[A-Z]{3,}_[A-Z]+\b/g, 'It')) > 6.05)
        .map(([where, text]) => `${grade(text).toFixed(1)} ${where}: ${text}`),
    ).toEqual([]);
    const hard = prose.flatMap(([where, text]) =>
      sentencesOf(text)
        .filter((one) => grade(one) > 9)
        .map((one) => `${where}: ${one}`),
    );
    expect(hard).toEqual([]);
  });

  test('the glossary holds names, not a way round the rule', () => expect(GLOSSARY.length).toBeLessThan(70));
});

describe('regions', () => {
  const regions = Object.entries(knowledge.regions);
  test.each(regions)('%s is whole', (_, region) => {
    expect(region.emergency.number).not.toBe('');
    expect(region.naloxone.length).toBeGreaterThan(0);
    expect(region.supply.length).toBeGreaterThan(0);
    expect(region.lines.map((line) => line.for)).toContain('crisis');
  });

  test('every number says when and how it was checked, and none is older than a year', () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    const today = Date.parse(process.env['CONTENT_TODAY'] ?? new Date().toISOString());
    for (const [id, region] of regions)
      for (const line of [region.emergency, region.urgent, ...region.lines]) {
        expect(today - Date.parse(line.checked_on), `${id}: check its numbers again`).toBeLessThan(year);
        expect(line.checked_how.length).toBeGreaterThan(20);
      }
  });

  test('numbers that must not be printed are not there', () => {
    const all = JSON.stringify(knowledge.regions);
    for (const number of ['273-8255', '456-4566', '273-TALK']) expect(all).not.toContain(number);
    expect(all).not.toMatch(/press 3/i);
  });

  test('the emergency numbers', () => {
    expect(Object.fromEntries(regions.map(([id, region]) => [id, region.emergency.number]))).toEqual({
      australia: '000',
      canada: '911',
      elsewhere: 'your local emergency number',
      england: '999',
      ireland: '112 or 999',
      new_zealand: '111',
      northern_ireland: '999',
      scotland: '999',
      united_states: '911',
      wales: '999',
    });
  });
});

describe('questions', () => {
  test('about ten make the quick path, and danger is asked second', () => {
    for (const region of ['england', 'canada'])
      for (const stage of ['using', 'planning', 'stopped', 'on_medicine', 'not_stopping']) {
        const plan = { version: '2', about: { region }, use: { status: stage } } as Plan;
        const asked = questionsOf(knowledge).filter(
          ({ quick, when }) => quick && holds(knowledge, when, plan),
        );
        expect(asked.length, `${region} ${stage}`).toBeGreaterThanOrEqual(9);
        expect(asked.length, `${region} ${stage}`).toBeLessThanOrEqual(13);
      }
    expect(
      questionsOf(knowledge)
        .slice(0, 2)
        .map(({ path }) => path),
    ).toEqual(['about.region', 'safety.now']);
  });
  test('each says why it is asked, and gives an example to someone who is stuck', () => {
    for (const question of questionsOf(knowledge)) {
      expect(question.why.length, question.id).toBeGreaterThan(15);
      if (['text', 'lines', 'records', 'moment'].includes(question.kind))
        expect(question.example, question.id).toBeTruthy();
    }
  });
});
