/** What the program says: every phrase is there, and every phrase is said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHRASE_NAMES, wordsFrom } from '../../src/text/phrases.ts';
import { knowledge, words } from '../helpers/knowledge.ts';
import { root } from '../helpers/setting.ts';
// @ts-expect-error: a script of the build, in plain JavaScript
import { phraseNames } from '../../scripts/phrases.js';
import { NON_ANSWERS } from '../../src/knowledge/questions.ts';

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .join('\n');

const COMMANDS = ['new', 'edit', 'print', 'export', 'regenerate', 'check', 'crisis', 'sources', 'schema'];
const TYPED = ['back', 'skip', 'help', 'stop', 'crisis', 'clear'];
const STARTS = ['stop', 'planned', 'hospital', 'prison', 'treatment'];
const REASONS = ['no_source', 'one_second_hand', 'nothing_read'];

/** What may stand for `${...}` in a name, wherever code leaves a part of it open: the compiler knows no more than its type. */
const OPEN: Record<string, readonly string[]> = {
  'check.groups.${title}': ['see_first', 'put_right', 'missing', 'extra_care', 'good_to_know'],
  'menu.choices.${choice}': ['new', 'open', 'print', 'crisis', 'help'],
  'carry_on.choices.${key}': ['go_on', 'look', 'new'],
  'cli.${name}.about': COMMANDS,
  'cli.${name}.example': COMMANDS,
  'sources.read.${read}': ['read', 'second_hand', 'recalled'],
  'files.${code}': codes('files'),
  'files.${code}_hint': codes('files'),
  'field.${code}': codes('field'),
  'field.${code}_hint': codes('field'),
  'yaml.${code}': codes('yaml'),
  'yaml.${code}_hint': codes('yaml'),
  'version.${code}': codes('version'),
  'version.${code}_hint': codes('version'),
  'picture.windows.${window.kind}': ['stop', 'hospital', 'prison', 'treatment'],
  'commands.${name}': TYPED,
  'problems.${typed.problem}': ['not_a_date', 'no_such_day', 'not_a_time', 'time_needed'],
  'days.${form}': ['day', 'short', 'shortest', 'day_and_month', 'with_year', 'weekday', 'typed'],
  'editor.${of}.none': ['answer', 'plan'],
  'editor.${of}.failed': ['answer', 'plan'],
  'print.readers.${reader}': ['me', 'family', 'worker', 'card', 'anyone'],
  'prompts.person_${key}': ['name', 'phone', 'note'],
  'non_answers.${reason}': NON_ANSWERS,
  'non_answers.${left}': NON_ANSWERS,
  'danger.${danger}': ['overdose', 'suicide', 'very_unwell'],
  'welcome.${kind}': ['quick', 'full'],
  'done.${key}': ['print', 'one_page', 'change', 'check', 'delete'],
  'templates.statement_${reason}': REASONS,
  'templates.line_${reason}': REASONS,
  'timeline.${id}': ['early', 'hardest'],
  'timeline.after.${kind}': STARTS.filter((start) => start !== 'planned'),
  'window.past.${kind}': STARTS,
  'window.ahead.${kind}': STARTS,
};

/** The codes of errors, each said with its hint: their types are made from these names. */
function codes(group: string): string[] {
  return Object.keys(PHRASE_NAMES.texts).flatMap(
    (name) => new RegExp(`^${group}\\.([a-z_]+)_hint$`).exec(name)?.[1] ?? [],
  );
}

const names = [...Object.keys(PHRASE_NAMES.texts), ...Object.keys(PHRASE_NAMES.lists)];
/** Names with an open part, also where one of two is said. */
const open = [
  ...new Set(
    [...sources.matchAll(/(?:words|phrase)\(\s*(?:[^`'();]*\? )?`([^`]+)`(?:\s*:\s*`([^`]+)`)?/g)].flatMap(
      ([, name, other]) => [name!, ...(other ? [other] : [])],
    ),
  ),
];
const said = new Set([
  ...[...sources.matchAll(/'([a-z_.]+)'/g)].map(([, name]) => name!),
  ...open.flatMap((name) => (OPEN[name] ?? []).map((part) => name.replace(/\$\{[^}]+\}/, part))),
]);

describe('phrases', () => {
  it('are as the build lists them, so that the compiler knows every name', () => {
    expect(readFileSync(join(root, 'src', 'text', 'phrases.json'), 'utf8')).toBe(phraseNames());
    expect(Object.keys(knowledge.words).sort()).toEqual([...names].sort());
  });

  it('B8: are all said somewhere', () => {
    expect(names.length).toBeGreaterThan(400);
    expect(open.toSorted()).toEqual(Object.keys(OPEN).toSorted());
    expect(names.filter((name) => !said.has(name))).toEqual([]);
  });

  it('fill their slots once, and a mistake is ours', () => {
    expect(words('problems.pick_number', { m: 4 })).toContain('from 1 to 4');
    expect(words('menu.which', { file: '{{n}} PLAN.yaml' })).toContain('{{n}} PLAN.yaml');
    const some = wordsFrom({ 'menu.which': 'Which? {{file}}' });
    expect(() => some('menu.which', {} as never)).toThrow('no value for {{file}}');
    expect(() => some('menu.title')).toThrow('no text menu.title');
    expect(() => some.all('welcome.lines', { minutes: 1, file: 'x' })).toThrow('no list welcome.lines');
  });

  it('hold no code, no jargon', () => {
    const ours = Object.entries(knowledge.words).filter(([name]) => !/^(templates|template)\./.test(name));
    // A command is called so.
    for (const word of ['stdin', 'TTY', ' schema', 'undefined', 'null'])
      expect(
        ours.filter(([, text]) => JSON.stringify(text).replaceAll('aftercare schema', '').includes(word)),
      ).toEqual([]);
  });
});
