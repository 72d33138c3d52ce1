import { describe, expect, test, vi } from 'vitest';
import { checkTemplates, samplePlans } from '../../src/templates/check-handouts.ts';
import { loadKnowledge } from '../../src/templates/load.ts';
import { templateFiles } from '../../src/templates/open.ts';
import { knowledge } from '../helpers/knowledge.ts';

// Each case changes one file of a hundred: a text that was read before is not read again.
vi.mock('../../src/yaml/yaml.ts', async (original) => {
  const yaml = await original<typeof import('../../src/yaml/yaml.ts')>();
  const known = new Map<string, ReturnType<typeof yaml.readYaml>>();
  const readYaml: typeof yaml.readYaml = (text, options) => {
    if (!known.has(text)) known.set(text, yaml.readYaml(text, options));
    return known.get(text)!;
  };
  return { ...yaml, readYaml };
});

const shipped = templateFiles();

/** The shipped templates with some files changed (undefined takes one away), and what is then said about them. */
function mistakes(changes: Record<string, (text: string) => string | undefined>): string[] {
  const files = new Map(shipped);
  for (const [path, change] of Object.entries(changes)) {
    const text = change(files.get(path) ?? '');
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return checkTemplates(files, samplePlans).problems.map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
}
const append = (more: string) => (text: string) => `${text}\n${more}\n`;
const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const OVERDOSE = 'knowledge/statements/overdose.yaml';

test('the shipped templates have no mistake', () => expect(mistakes({})).toEqual([]));

test('what the build keeps is what is read from them', () => {
  expect(knowledge).toEqual(loadKnowledge(shipped).knowledge);
});

describe('refused, with the file, the line and what is wrong:', () => {
  test.each<[string, Record<string, (text: string) => string | undefined>, RegExp]>([
    [
      'a statement without a source',
      { [OVERDOSE]: append('od-new:\n  says: "New."\n  facts: [OD-TRIAD]\n  sources: []') },
      /^knowledge\/statements\/overdose.yaml:\d+ Statement "od-new" has no source/,
    ],
    [
      'a statement resting on a K row alone',
      { [OVERDOSE]: append('od-new:\n  says: "New."\n  facts: [RF-DRIVE]\n  sources: [S-UNODC]') },
      /"od-new" rests on nothing that was read/,
    ],
    [
      'a statement citing a source that is not there',
      { [OVERDOSE]: append('od-new:\n  says: "New."\n  facts: [OD-TRIAD]\n  sources: [S-NOWHERE]') },
      /Source "S-NOWHERE" is not in/,
    ],
    [
      'a slot nobody fills',
      { [OVERDOSE]: append('od-new:\n  says: "Ring {{mum}}."\n  facts: [OD-TRIAD]\n  sources: [S-UNODC]') },
      /slot that is not known/,
    ],
    [
      'a source never used',
      {
        'knowledge/sources.yaml': append(
          'S-IDLE:\n  title: "t"\n  publisher: "p"\n  year: "2020"\n  url: "u"\n  read: read',
        ),
      },
      /^knowledge\/sources.yaml:\d+ Source "S-IDLE" is never used/,
    ],
    [
      'a statement written twice',
      { [OVERDOSE]: append('tol-lost:\n  says: "New."\n  facts: [OD-TRIAD]\n  sources: [S-UNODC]') },
      /"tol-lost" is already in/,
    ],
    [
      'a stage without a fact',
      {
        'knowledge/opioids/heroin.yaml': swap(
          'facts: [WD-HEROIN-CK, WD-HEROIN-WHO, WD-HEROIN-MLP]\n  - id',
          'facts: []\n  - id',
        ),
      },
      /heroin.yaml:1 Stage "early" has no fact/,
    ],
    [
      'dates for an opioid without a clock',
      { 'knowledge/opioids/heroin.yaml': swap('clock: dated', 'clock: words') },
      /Only a dated clock may give hours/,
    ],
    [
      'a question whose path is not in the plan',
      { 'questions/01-about.yaml': swap('path: about.name', 'path: about.nickname') },
      /"about.nickname" is not a path of the plan/,
    ],
    [
      'a path that nothing asks',
      { 'questions/01-about.yaml': swap('path: about.name', 'path: about.nickname') },
      /No question fills "about.name"/,
    ],
    [
      'a question of the wrong kind',
      { 'questions/01-about.yaml': (text) => text.replace(/(path: about.name\n\s+kind: )text/, '$1date') },
      /a date question cannot fill a text/,
    ],
    [
      'a condition that can never hold',
      { 'knowledge/gates.yaml': swap('applies: [pregnant, maybe_pregnant]', 'applies: [pregnent]') },
      /"pregnent" is not a choice/,
    ],
    [
      'a gate without words',
      { 'knowledge/gates.yaml': swap('why: gate-pregnancy-why', 'why: gate-nowhere') },
      /Statement "gate-nowhere" is not there/,
    ],
    [
      'a handout that names a missing statement',
      { 'handouts/overdose.md': swap('{{> od-doubt}}', '{{> od-doubts}}') },
      /^handouts\/overdose.md:\d+ Statement "od-doubts" is not there/,
    ],
    [
      'a handout that names a missing value',
      { 'handouts/overdose.md': swap('{{answers.overdose.naloxone_place}}', '{{answers.overdose.place}}') },
      /^handouts\/overdose.md:\d+ no such value/,
    ],
    [
      'a handout without its description',
      { 'handouts/overdose.md': () => '# Overdose\n' },
      /starts with its description/,
    ],
    [
      'an unknown name in any file',
      { 'regions/england.yaml': swap('language: en-GB', 'langauge: en-GB') },
      /^regions\/england.yaml:\d+ "langauge" is not a name used here/,
    ],
    [
      'a file that belongs nowhere',
      { 'notes.yaml': () => 'a: b\n' },
      /^notes.yaml:1 This file does not belong here/,
    ],
    [
      'a file cut off in the middle',
      { 'regions/england.yaml': (text) => text.slice(0, 900) },
      /^regions\/england.yaml:\d+ /,
    ],
  ])('%s', (_, changes, expected) => {
    expect(mistakes(changes).join('\n')).toMatch(new RegExp(expected.source, 'm'));
  });
});
