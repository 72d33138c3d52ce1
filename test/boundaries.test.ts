/** The shape of the source: the arrows between folders, which of them are pure, and which file alone knows a library. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './helpers/setting.ts';

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);
const importers = (wanted: RegExp): string[] =>
  files.filter(({ text }) => importsOf(text).some((name) => wanted.test(name))).map(({ file }) => file);

/** A folder may import any folder that stands after it here, and itself. */
const ARROWS = [
  'cli',
  'commands',
  'interview',
  'templates',
  'programs',
  'handouts',
  'store',
  'checks',
  'terminal',
  'timeline',
  'advice',
  'plan',
  'knowledge',
  'yaml',
  'files',
  'io',
  'errors',
  'text',
];
/** Import nothing of Node but its hash, know no stream and no clock: the same input gives the same output. */
const PURE = ['handouts', 'checks', 'timeline', 'advice', 'plan', 'knowledge', 'text'];

const room = (file: string): string => file.split('/')[0]!.replace(/\.ts$/, '');
/** Every import of one of our files by another. */
const edges = files.flatMap(({ file, text }) =>
  importsOf(text)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => ({ from: file, to: normalize(join(dirname(file), name)) })),
);

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(edges.length).toBeGreaterThan(300);
  expect([...new Set(files.map(({ file }) => room(file)))].sort()).toEqual([...ARROWS].sort());
});

test('CONTRIBUTING.md has the same list', () => {
  const rooms = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('### The rooms of `src/`')[1]!;
  const names = [...rooms.split('\n\n')[2]!.matchAll(/^\| (`.*?) *\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => room(name!)),
  );
  expect([...new Set(names)]).toEqual(ARROWS);
});

test('arrows between folders point one way', () => {
  const wrong = edges.filter(
    ({ from, to }) => room(from) !== room(to) && ARROWS.indexOf(room(from)) >= ARROWS.indexOf(room(to)),
  );
  expect(wrong).toEqual([]);
});

test('no circle of files', () => {
  const next = grouped(edges, ({ from }) => from);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const { file } of files) walk(file, []);
  expect(circles).toEqual([]);
});

test('no folder is a drawer, and none holds next to nothing', () => {
  const inRooms = files.filter(({ file }) => file.includes('/'));
  const rooms = grouped(inRooms, ({ file }) => dirname(file));
  expect(rooms.size).toBeGreaterThan(15);
  for (const [folder, inside] of rooms) {
    expect(inside.length, folder).toBeLessThanOrEqual(13);
    expect(inside.length, folder).toBeGreaterThanOrEqual(3);
  }
});

describe('one door to each library', () => {
  test.each([
    [/^yaml$/, /^yaml\//],
    [/^@inquirer\//, /^terminal\/prompt\.ts$/],
    [/^(date-fns|@date-fns\/tz)(\/|$)/, /^text\/(days|clock)\.ts$/],
    [/^mustache$/, /^handouts\/template\//],
    [/^markdown-it/, /^handouts\/(tree\.ts|terminal\/|html\/)/],
    [/^commander$|^@commander-js\//, /^(cli|commands\/options)\.ts$/],
    [/^ical-generator$/, /^handouts\/calendar\.ts$/],
    [
      /^valibot$/,
      /^(yaml\/decode|plan\/(sections|shape)|knowledge\/(shape|advice-shapes|forms|questions)|templates\/load)\.ts$/,
    ],
    [/^execa$/, /^programs\//],
  ])('%s', (library, doors) => {
    const found = importers(library);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((file) => !doors.test(file))).toEqual([]);
  });
});

test('pure folders import nothing from Node but its hash, and never ask the clock', () => {
  const pure = files.filter(({ file }) => PURE.includes(room(file)));
  expect(pure.length).toBeGreaterThan(40);
  for (const { file, text } of pure) {
    const names = importsOf(text).filter((name) => name.startsWith('node:') || name.endsWith('/io.ts'));
    expect(
      names.filter((name) => name !== 'node:crypto'),
      file,
    ).toEqual([]);
    if (names.includes('node:crypto')) expect(text, file).toContain('import { hash');
    expect(text, file).not.toMatch(/new Date\(\)|Date\.now\(/);
  }
});

test('no network: nothing that could send anything', () => {
  for (const { file, text } of files) {
    expect(
      importsOf(text).filter((name) => /^(node:)?(https?|net|tls|dgram|dns|http2|inspector)$/.test(name)),
      file,
    ).toEqual([]);
    expect(text, file).not.toMatch(/\bfetch\(|WebSocket|XMLHttpRequest/);
  }
});

test('no file is too long to read, and none leaves work behind', () => {
  for (const { file, text } of files) {
    expect(text.split('\n').length, file).toBeLessThanOrEqual(270);
    expect(text, file).not.toMatch(/\b(TODO|FIXME|XXX)\b|console\.|debugger/);
  }
});

test('nothing writes to a terminal but the output gate, and the terminal that redraws', () => {
  const writers = files.filter(({ text }) => /\b(?:stdout|stderr|output)\.write\(/.test(text));
  expect(writers.map(({ file }) => file).sort()).toEqual([
    'io.ts',
    'terminal/prompt.ts',
    'terminal/raw-mode.ts',
    'terminal/rich.ts',
  ]);
});

test('nothing ends the process but the door', () => {
  const enders = files.filter(({ text }) => /process\.exit\(/.test(text)).map(({ file }) => file);
  expect(enders.filter((file) => file !== 'cli.ts' && !file.startsWith('terminal/'))).toEqual([]);
});
