/** Mistakes in templates/, each refused with its file, its line and what is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkKnowledge } from '../../src/templates/check.ts';
import { checkTemplates } from '../../src/templates/check-handouts.ts';
import { loadKnowledge } from '../../src/templates/load.ts';
import { builtFrom, templateFiles, type Built } from '../../src/templates/open.ts';
import { knowledge, words } from '../helpers/knowledge.ts';
import { root } from '../helpers/setting.ts';

const shipped = templateFiles();

/** A file, and what becomes of its text. */
type Change = [file: string, change: (text: string) => string];

/** The shipped templates with some files changed, and what is then said about them: a line for each mistake. */
function mistakes(changes: readonly Change[]): string {
  const files = new Map(shipped);
  for (const [file, change] of changes) files.set(file, change(files.get(file) ?? ''));
  return checkTemplates(files, { prove: true })
    .problems.map(({ file, line, message }) => `${file}:${line} ${words.of(message)}`)
    .join('\n');
}
const append = (more: string) => (text: string) => `${text}\n${more}\n`;
const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const statement = (id: string, says: string, facts: string, sources: string): Change => [
  'knowledge/statements/overdose.yaml',
  append(`${id}:\n  says: "${says}"\n  facts: [${facts}]\n  sources: [${sources}]`),
];

describe('the build', () => {
  // So what the build proved of the shipped templates is proved of those that are here now.
  test('is of the templates as they are, to the byte', () => {
    const built = JSON.parse(readFileSync(join(root, 'dist', 'knowledge.json'), 'utf8')) as Built;
    expect(built).toEqual(JSON.parse(JSON.stringify(builtFrom(shipped, built.knowledge))));
  });

  test('keeps what is read from them', () => {
    expect(knowledge).toEqual(loadKnowledge(shipped).knowledge);
  });
});

type Case = [what: string, change: Change, said: RegExp];

const IN_A_FILE: Case[] = [
  [
    'a statement written twice',
    statement('tol-lost', 'New.', 'OD-TRIAD', 'S-UNODC'),
    /^knowledge\/statements\/\w+.yaml:\d+ "tol-lost" is already in/,
  ],
  [
    'a handout without its description',
    ['handouts/overdose.md', () => '# Overdose\n'],
    /^handouts\/overdose.md:1 .*starts with its description/,
  ],
  [
    'an unknown name in any file',
    ['regions/england.yaml', swap('country: GB', 'coutnry: GB')],
    /^regions\/england.yaml:\d+ "coutnry" is not a name used here/,
  ],
  [
    'a country that is none',
    ['regions/scotland.yaml', swap('country: GB', 'country: Scotland')],
    /^regions\/scotland.yaml:\d+ "country" is not the code of a country/,
  ],
  [
    'a file that belongs nowhere',
    ['notes.yaml', () => 'a: b\n'],
    /^notes.yaml:1 This file does not belong here/,
  ],
  [
    'a file cut off in the middle',
    ['regions/wales.yaml', (text) => text.slice(0, 900)],
    /^regions\/wales.yaml:\d+ /,
  ],
];

const BETWEEN_FILES: Case[] = [
  [
    'a time zone that is none',
    ['regions/england.yaml', swap('timezone: Europe/London', 'timezone: Europe/Lundon')],
    /^regions\/england.yaml:\d+ "Europe\/Lundon" is not a time zone/m,
  ],
  [
    'a region without a clock',
    ['regions/wales.yaml', swap('timezone: Europe/London\n', '')],
    /^regions\/wales.yaml:\d+ A region has a "timezone"/m,
  ],
  [
    'a choice that is not for a name that is none',
    ['knowledge/lists/comfort.yaml', swap('not_for: wears_patch', 'not_for: wears_a_patch')],
    /Question "comfort": its choice "warm_bath" is not for "wears_a_patch"/,
  ],
  [
    'a choice that is not for all, where one is picked',
    ['questions/03-use.yaml', swap('value: now_and_then,', 'value: now_and_then, not_for: wears_patch,')],
    /Question "pattern": a choice with not_for needs a question of the kind many, or rows/,
  ],
  [
    'a clock in own words',
    ['questions/01-about.yaml', swap('    sets_clock: "yes"\n', '    sets_clock: "yes"\n    other: "yes"\n')],
    /Question "clock" sets the clock/,
  ],
  [
    'a statement without a source',
    statement('od-no-source', 'New.', 'OD-TRIAD', ''),
    /^knowledge\/statements\/overdose.yaml:\d+ Statement "od-no-source" has no source/,
  ],
  [
    'a statement resting on a K row alone',
    statement('od-not-read', 'New.', 'RF-DRIVE', 'S-UNODC'),
    /"od-not-read" rests on nothing that was read/,
  ],
  [
    'a statement citing a source that is not there',
    statement('od-nowhere', 'New.', 'OD-TRIAD', 'S-NOWHERE'),
    /Source "S-NOWHERE" is not in/,
  ],
  [
    'a slot nobody fills',
    statement('od-slot', 'Ring {{mum}}.', 'OD-TRIAD', 'S-UNODC'),
    /"od-slot" has a slot that is not known/,
  ],
  [
    'a source never used',
    [
      'knowledge/sources.yaml',
      append('S-IDLE:\n  title: "t"\n  publisher: "p"\n  year: "2020"\n  url: "u"\n  read: read'),
    ],
    /^knowledge\/sources.yaml:\d+ Source "S-IDLE" is never used/,
  ],
  [
    'a stage without a fact',
    [
      'knowledge/opioids/heroin.yaml',
      swap('facts: [WD-HEROIN-CK, WD-HEROIN-WHO, WD-HEROIN-MLP]\n  - id', 'facts: []\n  - id'),
    ],
    /heroin.yaml:1 Stage "early" has no fact/,
  ],
  [
    'dates for an opioid without a clock',
    ['knowledge/opioids/heroin.yaml', swap('clock: dated', 'clock: words')],
    /heroin.yaml:1 Only a dated clock may give hours/,
  ],
  [
    'a question whose path is not in the plan',
    ['questions/01-about.yaml', swap('path: about.name', 'path: about.nickname')],
    /"about.nickname" is not a path of the plan/,
  ],
  [
    'a path that nothing asks',
    ['questions/01-about.yaml', swap('path: about.good_outcome', 'path: about.good_end')],
    /No question fills "about.good_outcome"/,
  ],
  [
    'a question of the wrong kind',
    ['questions/01-about.yaml', (text) => text.replace(/(path: about.why_now\n\s+kind: )text/, '$1date')],
    /a date question cannot fill a text/,
  ],
  [
    'a condition that can never hold',
    ['knowledge/situation.yaml', swap('[{ safety.health: diabetes }]', '[{ safety.health: diabetic }]')],
    /^knowledge\/situation.yaml:\d+ "diabetic" is not a choice/,
  ],
  [
    'a gate for a name that is nowhere',
    ['knowledge/gates.yaml', swap('for: may_be_pregnant', 'for: may_be_pregnent')],
    /^knowledge\/gates.yaml:\d+ There is no may_be_pregnent in situation.yaml/,
  ],
  [
    'a gate without words',
    ['knowledge/gates.yaml', swap('why: gate-pregnancy-why', 'why: gate-nowhere')],
    /Statement "gate-nowhere" is not there/,
  ],
  [
    'words in no language',
    ['words/pages.yaml', swap('language: "en"', 'language: "English"')],
    /^words\/pages.yaml:\d+ "pages.language" is not the tag of a language/,
  ],
  [
    'days in a language that they cannot be named in',
    ['words/days.yaml', swap('locale: "en-GB"', 'locale: "cy"')],
    /^words\/days.yaml:\d+ "days.locale" is not a language that days can be named in/,
  ],
];

const IN_A_HANDOUT: Case[] = [
  [
    'a handout that names a missing statement',
    ['handouts/overdose.md', swap('{{> od-goal}}', '{{> od-goal}} {{> od-doubts}}')],
    /^handouts\/overdose.md:\d+ Statement "od-doubts" is not there/,
  ],
  [
    'a handout that names a missing value',
    ['handouts/one-page.md', swap('{{name}}', '{{nmae}}')],
    /^handouts\/one-page.md:\d+ no such value/,
  ],
  [
    'a slot that its page does not print',
    ['handouts/family.md', swap('  carer: {}\n', '  carer: {}\n  spare: {}\n')],
    /^handouts\/family.md:1 The slot spare is nowhere in the text of its page/,
  ],
  [
    'a layout that is not there',
    ['handouts/craving.md', append('::: poem\n\nx\n\n:::')],
    /^handouts\/craving.md:\d+ There is no layout poem\. There is: strip, /m,
  ],
  [
    'a picture that is not there',
    ['handouts/stigma.md', append('::: box unicorn\n\nx\n\n:::')],
    /^handouts\/stigma.md:\d+ There is no picture unicorn in templates\/pictures/m,
  ],
  [
    'a layout that is not closed',
    ['handouts/week.md', append('::: box\n\nx')],
    /^handouts\/week.md:\d+ A part opened with ::: is not closed/m,
  ],
  [
    'a layout that is closed and not open',
    ['handouts/check-in.md', append(':::')],
    /^handouts\/check-in.md:\d+ A part opened with ::: is not closed/m,
  ],
  [
    'a page that asks who it is for',
    ['handouts/goals.md', append('{{#situation.pregnant}}x{{/situation.pregnant}}')],
    /^handouts\/goals.md:\d+ A page may not ask for situation.pregnant/,
  ],
];

// Reading all files takes a while, and all mistakes of one kind are named together: so they are made together.
describe.each([
  ['in a file', IN_A_FILE],
  ['between files', BETWEEN_FILES],
  ['in a handout', IN_A_HANDOUT],
])('a mistake %s', (_, cases) => {
  const said = mistakes(cases.map(([, change]) => change));
  test.each(cases)('%s', (_what, _change, expected) => {
    expect(said).toMatch(new RegExp(expected.source, 'm'));
  });
});

describe('B3: words that the program says, missing in the templates of a service,', () => {
  const names = Object.keys(knowledge.words);

  const namesOf = (others: Record<string, string | string[]>): unknown[] =>
    checkKnowledge({ ...knowledge, words: others }).map(({ message }) => message.slots['name']);

  test('are each a mistake, with the file they belong in', () => {
    expect(names.length).toBeGreaterThan(400);
    expect(namesOf({}).sort()).toEqual(names.toSorted());
    const found = checkKnowledge({ ...knowledge, words: {} });
    for (const { file } of found) expect(file).toMatch(/^words\/[a-z]+\.yaml$/);
  });

  test('so is a list in place of a text, a text in place of a list, and a slot that nothing fills', () => {
    const swapped = names.map((name) => [name, Array.isArray(knowledge.words[name]) ? 'text' : ['list']]);
    expect(namesOf(Object.fromEntries(swapped)).sort()).toEqual(names.toSorted());
    const slotted = { ...knowledge.words, 'calendar.name': 'Plan of {{person}}' };
    expect(checkKnowledge({ ...knowledge, words: slotted }).map(({ message }) => message)).toEqual([
      { name: 'templates.phrase_slot', slots: { name: 'calendar.name', slot: '{{person}}' } },
    ]);
  });
});
