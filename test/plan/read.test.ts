import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/handouts/json.ts';
import { readPlan } from '../../src/plan/read.ts';
import { knowledge, people, words } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const read = (text: string) => readPlan(text, knowledge);
const problems = (text: string): string[] =>
  read(text).problems.map(({ line, message, hint }) =>
    `${line}: ${words.of(message)} ${hint ? words.of(hint) : ''}`.trim(),
  );

describe('a plan is read as it was written', () => {
  test('text stays text: an unquoted 0800, no, a plus, a date-like name', () => {
    const { plan } = read(`version: 1
people:
  contacts:
    - { name: no, phone: 0800 }
    - { name: 2026-01-01, phone: +447700900123 }
    - { name: "1e3", phone: 007 }
`);
    expect(plan?.people?.contacts).toEqual([
      { name: 'no', phone: '0800' },
      { name: '2026-01-01', phone: '+447700900123' },
      { name: '1e3', phone: '007' },
    ]);
  });

  test('a name with nothing after it is a gap, not a mistake', () => {
    const { plan } = read('version: "1"\nabout:\n  name:\n  region: england\noverdose:\n');
    expect(plan).toEqual({ version: '2', about: { region: 'england' } });
  });

  test('own words are fine where the question allows them, and not where it does not', () => {
    expect(problems('version: "1"\ncoping:\n  skills: ["feed the ducks"]\n')).toEqual([]);
    expect(problems('version: "1"\nsafety:\n  now: "maybe"\n')).toEqual([
      '3: "safety.now" is not one of the choices. Use one of: no, overdose, suicide, very_unwell.',
    ]);
  });
});

describe('a broken plan', () => {
  test('has every mistake named, with its line and what to do', () => {
    expect(
      problems(`version: "1"
made: 2026-13-45
abuot:
  name: "Sam"
about:
  region: englnd
safety:
  applies: pregnant
  nwo: "no"
use:
  last_use: "yesterday"
people:
  contacts:
    - nam: "Jo"
      phone: "0800"
keeping:
  likely: "11"
come_back:
  goals: "later"
  gaols: not_now
`),
    ).toEqual([
      '2: "made_on" is not a day in the calendar. Write the year, month and day, like this: 2026-11-22.',
      '3: "abuot" is not a name used here. Check the spelling, or remove it.',
      '6: "about.region" is not one of the choices. Did you mean "england"?',
      '8: "safety.applies" should be a list. Put each item on its own line below the name, like this: - "item".',
      '9: "safety.nwo" is not a name used here. Did you mean "now"?',
      '11: "use.last_use" is not a day, or a day and a time. Write it like this: 2026-11-22, or with a 24-hour time: 2026-11-22 21:30.',
      '14: "people.contacts.0.nam" is not a name used here. Did you mean "name"?',
      '17: "keeping.likely" should be a whole number from 0 to 10. Write it like this: "7".',
      '19: "come_back.goals" should say how the question was left. Use one of: dont_know, not_now, does_not_apply, rather_not_say.',
      '20: "come_back.gaols" is not a name used here. Did you mean "goals"?',
    ]);
  });

  test('never repeats what the person wrote', () => {
    const secret = 'my dealer is Kev at number nine';
    const text = `version: "1"\nsafety:\n  now: "${secret}"\nuse: ["${secret}"]\nabout:\n  "${secret}": x\n`;
    expect(problems(text).join('\n')).not.toContain('Kev');
    expect(problems(text).length).toBeGreaterThan(0);
  });

  test.each([
    [
      'about:\n  name: "Sam"\ntimeline:\n  made: "2026-11-20"\n',
      '1: The file does not say which version of plan it is. Is this a plan? If so, add this as its first line: version: "2"',
    ],
    [
      'about:\n  name: "Sam"\n',
      '1: This looks like a file of answers: it does not say which version of plan it is. To make a plan of it: aftercare new plan.yaml --answers THIS-FILE. Is it a plan? Then add this as its first line: version: "2"',
    ],
    [
      'version: "3"\n',
      '1: This plan was made by a newer version of aftercare. It was left as it is. Use the newer version to open it.',
    ],
    ['version: one\n', '1: The version is not one that this program knows. Write it like this: version: "2"'],
  ])('%j is refused', (text, message) => expect(problems(text)).toEqual([message]));
});

test.each([false, true])('a JSON export is known for what it is, taken as answers: %s', (answers) => {
  const json = renderJson({ knowledge, plan: people['leeds-heroin']!, today: TODAY });
  expect(readPlan(json, knowledge, { answers }).problems.map(({ code }) => code)).toEqual([
    'version_exported',
  ]);
});

describe('a text without quotes that ends at a #', () => {
  const asAnswers = (text: string): string[] =>
    readPlan(text, knowledge, { answers: true }).problems.map(({ line, code }) => `${line}: ${code}`);
  const visit = (row: string): string => `aftercare:\n  appointments:\n    - ${row}\n`;

  test.each([
    ['a flat', visit('where: 12 Elm St #4B'), '3: cut'],
    ['an extension', visit('phone: 555-0100 #2'), '3: cut'],
    ['a tab before it', 'about:\n  name: Sam\t#2\n', '2: cut'],
    [
      'a part of a person',
      'medicine:\n  prescriber: { name: Dr Ali }\n  pharmacy:\n    name: Boots #3\n',
      '4: cut',
    ],
    ['one of a list', 'coping:\n  first_three:\n    - Tea\n    - Song #1 on the radio\n', '4: cut'],
    ['own words beside choices', 'use:\n  other_drugs:\n    - khat #9\n', '3: cut'],
    ['a sitting of the past', 'checkins:\n  - on: 2026-11-20\n    used: no #1\n', '3: cut'],
    ['Windows line ends', 'about:\r\n  name: Sam #2\r\n', '2: cut'],
    ['a second opioid after a choice', 'use:\n  opioids:\n    - heroin # and tramadol\n', '3: cut'],
    ['more after "none"', 'use:\n  other_drugs:\n    - none # only xanax at night\n', '3: cut'],
    ['the time after a day', 'use:\n  last_use: 2026-11-25 # 10.30 at night\n', '2: cut'],
    ['a name that starts with it', 'about:\n  name: #1 mum\n', '2: cut'],
    ['an item that starts with it', 'reasons:\n  why:\n    - #1 my girl\n    - work\n', '3: cut'],
    ['a flat that starts with it', visit('where: #4B Elm St'), '3: cut'],
    ['after a list in brackets', 'use:\n  opioids: [heroin]  # and a bit of tramadol\n', '2: cut'],
  ])('in a file of answers, %s: refused, as it would be lost', (_, text, problem) =>
    expect(asAnswers(text)).toEqual([problem]),
  );

  test.each([
    ['quotes around it', visit('where: "12 Elm St #4B"')],
    ['quotes, and a note', visit('where: "12 Elm St" # upstairs')],
    ['no space before it', visit('where: 12 Elm St,#4B')],
    ['a day, and the hint of the example', 'use:\n  last_use: 2026-11-22 # "2026-11-22 21:30"\n'],
    [
      'a choice that takes no own words, and a note',
      'about:\n  region: england # where I live\nuse:\n  status: stopped # I mean it\n',
    ],
    ['a list, a sign too many, and the hint', 'use:\n  opioids: [heroin] # # [..., ...]\n'],
    ['a list, and the hint', 'coping:\n  first_three: ["Tea"] # ["...", "..."]\n'],
    ['a note on a line of its own', 'about:\n  name: Sam\n  # his own word\n'],
    ['nothing before it', 'use:\n  opioids: # [..., ...]\n'],
  ])('%s: fine', (_, text) => expect(asAnswers(text)).toEqual([]));

  test('in a plan the note stays where it is', () =>
    expect(problems('version: "1"\nabout:\n  name: Sam #2\n')).toEqual([]));
});
