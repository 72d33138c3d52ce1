/** The shape of the source: which folders are pure, and which file alone may know a library. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support.ts';

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);
const importers = (wanted: RegExp): string[] =>
  files.filter(({ text }) => importsOf(text).some((name) => wanted.test(name))).map(({ file }) => file);

test('there are files to look at', () => expect(files.length).toBeGreaterThan(30));

describe('one door to each library', () => {
  test.each([
    [/^yaml$/, /^yaml(-[a-z]+)?\.ts$/],
    [/^@inquirer\//, /^interview\//],
    [/^(date-fns|@date-fns\/tz)$/, /^timeline\/dates\.ts$/],
    [/^mustache$/, /^handouts\/template(-syntax)?\.ts$/],
    [/^markdown-it/, /^handouts\/(markdown-tree|terminal[a-z-]*|html[a-z-]*)\.ts$/],
    [/^commander$/, /^cli\.ts$/],
    [/^ical-generator$/, /^handouts\/calendar\.ts$/],
    [/^valibot$/, /^(decode|plan\/shape|knowledge\/(shape|load)|commands\/schema)\.ts$/],
  ])('%s', (library, doors) => {
    const found = importers(library);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((file) => !doors.test(file))).toEqual([]);
  });
});

test('pure folders import nothing from Node and never ask the clock', () => {
  const node = /^(plan\/plan-file|handouts\/(print|pdf[a-z-]*))\.ts$/;
  const pure = files.filter(
    ({ file }) => /^(plan|knowledge|timeline|checks|handouts)\//.test(file) && !node.test(file),
  );
  expect(pure.length).toBeGreaterThan(15);
  for (const { file, text } of pure) {
    expect(
      importsOf(text).filter((name) => name.startsWith('node:') || /\/(io|files)\.ts$/.test(name)),
      file,
    ).toEqual([]);
    expect(text, file).not.toMatch(/new Date\(\)|Date\.now\(/);
  }
});

test('nothing imports a command but the list of commands, and each other where one says so', () => {
  const others = files.filter(({ file }) => !/^(cli\.ts|commands\/)/.test(file));
  for (const { file, text } of others)
    expect(
      importsOf(text).filter((name) => name.includes('commands/')),
      file,
    ).toEqual([]);
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

test('nothing ends the process but the door', () => {
  const enders = files
    .filter(({ text }) => /process\.exit\(/.test(text))
    .map(({ file }) => relative('', file));
  expect(enders.filter((file) => !/^(cli\.ts|interview\/)/.test(file))).toEqual([]);
});
