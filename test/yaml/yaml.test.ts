import { describe, expect, it } from 'vitest';
import { decodeBytes, LIMITS, readYaml } from '../../src/yaml/yaml.ts';
import { hostile } from '../helpers/hostile-yaml.ts';

const codes = (text: string): string[] => readYaml(text).problems.map(({ code }) => code);
const lines = (text: string): (number | undefined)[] => readYaml(text).problems.map(({ line }) => line);

describe('reading plain data', () => {
  it('keeps every value as the text that was written', () => {
    const { value, problems } = readYaml(
      'a: 0800\nb: no\nc: 12:30:45\nd: 1.10\ne: +447700900123\nf: ~\ng:\nh: ""\ni: 2026-01-05\nj: 1e3\nk: null\nl: =\n',
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({
      a: '0800',
      b: 'no',
      c: '12:30:45',
      d: '1.10',
      e: '+447700900123',
      f: '~',
      g: null,
      h: '',
      i: '2026-01-05',
      j: '1e3',
      k: 'null',
      l: '=',
    });
  });

  it('builds objects without a prototype, and leaves the shared one alone', () => {
    const { value } = readYaml('a:\n  b: c\n');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.getPrototypeOf((value as { a: object }).a)).toBeNull();
    readYaml('__proto__:\n  polluted: "yes"\nconstructor:\n  prototype: {polluted: x}\n');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.each([
    ['lists and maps', 'a:\n- 1\n- b: 2\n  c: [x, {d: e}]\n', { a: ['1', { b: '2', c: ['x', { d: 'e' }] }] }],
    [
      'text blocks',
      'a: |\n  one\n    two\n\n  three\nb: >-\n  x\n  y\n',
      { a: 'one\n  two\n\nthree\n', b: 'x y' },
    ],
    ['Windows line ends', 'a: b\r\nc: |\r\n  d\r\n  e\r\n', { a: 'b', c: 'd\ne\n' }],
    ['one leading ---', '# note\n---\na: b\n', { a: 'b' }],
    ['joiners and other scripts', 'a: "👩‍👧 نمی‌خواهم क्‍ष שלום"\n', { a: '👩‍👧 نمی‌خواهم क्‍ष שלום' }],
    ['curly quotes inside an answer', 'a: say “no” twice\n', { a: 'say “no” twice' }],
    ['an apostrophe', "a: I'm here\n", { a: "I'm here" }],
    ['a name alone in brackets', 'a: {b, c: d}\n', { a: { b: null, c: 'd' } }],
  ])('reads %s', (_, text, value) => {
    const file = readYaml(text);
    expect(file.problems).toEqual([]);
    expect(file.value).toEqual(value);
  });

  it('reads up to each limit', () => {
    const deep = Array.from({ length: LIMITS.depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(codes(deep)).toEqual([]);
    expect(codes(`${deep}\n${' '.repeat(LIMITS.depth)}a: b\n`)).toEqual(['too_deep']);
    expect(codes(`a: "${'x'.repeat(LIMITS.text)}"\n`)).toEqual([]);
    expect(codes(`a: "${'x'.repeat(LIMITS.text + 1)}"\n`)).toEqual(['too_long']);
    expect(codes(`a: b\n${'#\n'.repeat(LIMITS.lines - 1)}`)).toEqual([]);
    expect(codes(`a: b\n${'#\n'.repeat(LIMITS.lines)}`)).toEqual(['too_many_lines']);
    expect(codes(`a: b #${'x'.repeat(LIMITS.bytes - 7)}\n`)).toEqual([]);
    expect(codes(`a: b #${'x'.repeat(LIMITS.bytes - 6)}\n`)).toEqual(['too_big']);
    expect(codes(`a:\n${'- b\n'.repeat(2400)}`)).toEqual([]);
    expect(codes(`a:\n${'- b\n'.repeat(2500)}`)).toEqual(['too_many_parts']);
    expect(readYaml('a: bcd\n', { maxBytes: 5 }).problems[0]?.code).toBe('too_big');
  });

  it('lets other files have other names', () => {
    const text = 'od-signs: a\nS-CDC-OD: b\n';
    expect(codes(text)).toEqual(['key', 'key']);
    expect(readYaml(text, { keys: /^[A-Za-z][A-Za-z0-9_-]*$/ }).value).toEqual({
      'od-signs': 'a',
      'S-CDC-OD': 'b',
    });
  });
});

describe('places', () => {
  const file = readYaml('# top\na:\n  b: c\n  d:\n    - e\n    - f: g\n');
  it.each([
    [['a'], { line: 2, col: 1 }],
    [['a', 'b'], { line: 3, col: 3 }],
    [['a', 'd', 0], { line: 5, col: 7 }],
    [['a', 'd', 1, 'f'], { line: 6, col: 7 }],
    [['a', 'd', 9], { line: 4, col: 3 }],
    [['a', 'zzz', 'y'], { line: 2, col: 1 }],
    [['zzz'], { line: 1, col: 1 }],
  ])('%j', (path, place) => expect(file.at(path)).toEqual(place));
});

describe('slips are explained', () => {
  it.each([
    ['a tab', 'a:\n\tb: c\n', 'tab', 2],
    ['a second colon', 'a: x\nb: c: d\n', 'colon', 2],
    ['curly quotes', 'a: “x: y”\n', 'smart_quotes', 1],
    ['curly quotes round a name', '“a”: x\n', 'smart_quotes', 1],
    ['a curly quote that should close', 'a: "x”\nb: c\n', 'quote', 1],
    ['a quote never closed', 'z: y\na: "x\nb: c\n', 'quote', 2],
    ['a no-break space', 'a:\n  b: c\n\u00a0 d: e\n', 'odd_space', 3],
    ['no space after the colon', 'a: b\nc:d\n', 'no_colon', 2],
    ['a line without a name', 'a: b\nhello\n', 'no_colon', 2],
    ['text after a quote', "a: 'it's'\n", 'after_end', 1],
    ['a list beside its name', 'a: - b\n', 'list', 1],
    ['an open bracket', 'a: [b, c\nd: e\n', 'bracket', 2],
    ['an at sign', 'a: @home\n', 'start_character', 1],
    ['a backslash', 'a: "c:\\q"\n', 'backslash', 1],
    ['a bent margin', 'a:\n   b: c\n  d: e\n', 'indent', 3],
    ['the same name twice', 'a: b\nc: d\na: e\n', 'duplicate_key', 3],
    ['a capital in a name', 'a: b\nName: c\n', 'key', 2],
    ['a star', 'a: b\nc: *star\n', 'alias', 2],
    ['an ampersand', 'a: &here b\n', 'anchor', 1],
    ['an exclamation mark', 'a: !important\n', 'tag', 1],
    ['a merge', '<<: {a: b}\n', 'merge_key', 1],
    ['a version line', '%YAML 1.1\n---\na: no\n', 'directive', 1],
    ['two parts', 'a: b\n---\nc: d\n', 'several_documents', 2],
    ['an explicit key', '? a\n: b\n', 'explicit_key', 1],
    ['a hidden turn of direction', 'a: b\nc: x\u202Ey\n', 'hidden_character', 2],
    ['the same, escaped', 'a: b\nc: "x\\u202Ey"\n', 'hidden_character', 2],
    ['a terminal command, escaped', 'a: "\\e]52;c;x\\a"\n', 'hidden_character', 1],
    ['half a letter, escaped', 'a: "\\ud83d"\n', 'hidden_character', 1],
    ['a stray carriage return', 'a: b\rc: d\n', 'hidden_character', 1],
    ['a reserved name', 'a: {__proto__: b}\n', 'forbidden_key', 1],
    ['a list at the top', '- a\n- b\n', 'top', 1],
    ['only text', 'hello\n', 'top', 1],
    ['nothing', '', 'empty', 1],
    ['only notes', '# a\n# b\n', 'empty', 1],
  ])('%s', (_, text, code, line) => {
    const { problems } = readYaml(text);
    expect(problems.map((one) => [one.code, one.line])).toContainEqual([code, line]);
    for (const { message, hint } of problems) {
      expect(message.length).toBeLessThan(120);
      expect(hint).toBeTruthy();
      expect(`${message} ${hint}`).not.toMatch(/yaml|scalar|token|parse|node|indicator/i);
    }
  });

  it('tells all of them at once, in order, one for each line', () => {
    const text = 'A: x\na: &b c\nd: “e”\nf: "g\\u0007"\nh: *i\nj: k: l\n';
    expect(lines(text)).toEqual([2, 3, 5, 6]);
    expect(codes('A: x\nb: c\nb: d\nconstructor: e\nf: "g\\u0007"\n')).toEqual([
      'key',
      'duplicate_key',
      'forbidden_key',
      'hidden_character',
    ]);
  });

  it('never shows what stands in the file', () => {
    const secret = 'zq7secretzq7';
    for (const text of [
      `a: "${secret}\n`,
      `a: ${secret}: x\n`,
      `${secret}-x: y\n`,
      `a: *${secret}\n`,
      `a: !${secret} x\n`,
      `a: \u001b${secret}\n`,
      `%${secret}\n---\na: b\n`,
      `a: "\\q${secret}"\n`,
      `a: [${secret}\nb: c\n`,
      `${secret}\n`,
    ]) {
      const { problems } = readYaml(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(problems)).not.toContain(secret);
    }
  });

  it('stops telling after 100', () => {
    const { problems } = readYaml('A: b\n'.repeat(3).concat('a: "\u0007"\n'.repeat(500)));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.code).toBe('more');
  });
});

const utf16 = (text: string, swap: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

describe('bytes', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('a: é\n')],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFa: é\n')],
    ['UTF-16 of Windows', utf16('a: é\n', false)],
    ['UTF-16 the other way', utf16('a: é\n', true)],
  ])('reads %s', (_, bytes) => expect(decodeBytes(bytes)).toEqual({ text: 'a: é\n' }));

  it.each([
    ['Latin-1', Buffer.from('a: b\nname: Jos\xe9\n', 'latin1'), 'bytes', 2],
    ['a cut letter at the end', new TextEncoder().encode('a: b\n\nc: é').slice(0, -1), 'bytes', 3],
    ['blank bytes at the end', Buffer.from('a: b\n\0\0\0\0'), 'nul', 2],
    ['UTF-16 without its mark', Buffer.from('a: b\n', 'utf16le'), 'nul', 1],
    ['half a UTF-16 letter', Buffer.concat([utf16('a: b', false), Buffer.from([1])]), 'bytes', 1],
  ])('explains %s', (_, bytes, code, line) =>
    expect(decodeBytes(bytes)).toMatchObject({ problem: { code, line } }),
  );
});

describe('hostile files', () => {
  const files = hostile();
  it('are many', () => expect(files.length).toBeGreaterThanOrEqual(200));

  it.each(files)('%s: problems, in time', (_, content) => {
    const start = performance.now();
    const decoded = typeof content === 'string' ? { text: content } : decodeBytes(content);
    const problems = 'problem' in decoded ? [decoded.problem] : readYaml(decoded.text).problems;
    expect(performance.now() - start).toBeLessThan(2000);
    expect(problems.length).toBeGreaterThan(0);
    for (const { line, message } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(message).not.toMatch(/\p{Cc}/u);
    }
  });
});
