import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { deleteIn, formatYaml, newDocument, readYaml, setIn } from '../../src/yaml/yaml.ts';
import type { Document, Path, SetOptions } from '../../src/yaml/yaml.ts';
import { hiddenAt, tidyText } from '../../src/text/visible.ts';
import { runs } from '../helpers/runs.ts';

function open(text: string): Document {
  const { doc, problems } = readYaml(text);
  expect(problems).toEqual([]);
  return doc;
}

function edit(text: string, action: (doc: Document) => void): string {
  const doc = open(text);
  action(doc);
  return formatYaml(doc).text;
}

const set = (text: string, path: Path, value: unknown, options?: SetOptions): string =>
  edit(text, (doc) => setIn(doc, path, value, options));

/** A plan as a person might leave it: odd margins, empty lines, notes in every place, every style. */
const HAND = `# My plan
# (keep safe)


about:   # who
    name:   Sam      # not my real one
    # the area code first
    phone: 0800   # free

    notes: |   # long
        one
          two

        three

# things that start it
triggers:
-   text: 'payday'   # monthly
    plan: >-
        call
        Jo
# this one is new
-   "home alone"

-   # note behind a dash
    text: late   # night
    plan:
  # a note at an odd margin
skills: [walk, "sing",   tea]   # more later
empty:
  # nothing yet
list: [ a,  # first
  b ]   # after
bare: {}


last: 'x'  # end
# bye

# really
`;

describe('nothing changed', () => {
  it.each([
    ['a hand-made plan', HAND],
    ['no line feed at the end', 'a: b'],
    ['a leading ---', '# x\n---\na: b\n'],
    ['all in brackets', '{a: b, c: [d, e]}\n'],
    ['names alone in brackets', 'a: {b, c}\n'],
    ['lists in lists', 'a:\n- - b\n  - c\n-   - d\n'],
    ['blocks that keep their end', 'a: |+\n  b\n\n\nc: d\n'],
  ])('%s comes back byte for byte', (_, text) => {
    expect(formatYaml(open(text)).text).toBe(text.endsWith('\n') ? text : `${text}\n`);
  });

  it('Windows line ends become plain ones', () => {
    expect(formatYaml(open('a: b # c\r\n\r\nd: |\r\n  e\r\n')).text).toBe('a: b # c\n\nd: |\n  e\n');
  });

  it('setting what is there already changes nothing', () => {
    const { value } = readYaml(HAND);
    for (const [name, inner] of Object.entries(value as object)) expect(set(HAND, [name], inner)).toBe(HAND);
  });

  it('deleting what is not there changes nothing', () => {
    expect(edit(HAND, (doc) => deleteIn(doc, ['about', 'zzz', 'y']))).toBe(HAND);
    expect(edit(HAND, (doc) => deleteIn(doc, ['triggers', 9]))).toBe(HAND);
  });
});

/** The lines of `before` that are gone and the lines of `after` that are new. */
function change(before: string, after: string): { gone: string[]; made: string[] } {
  const a = before.split('\n');
  const b = after.split('\n');
  while (a.length > 0 && a[0] === b[0]) void (a.shift(), b.shift());
  while (a.length > 0 && a.at(-1) === b.at(-1)) void (a.pop(), b.pop());
  return { gone: a, made: b };
}

describe('one change touches only its own lines', () => {
  it.each<[string, Path, unknown, string[], string[]]>([
    [
      'a text',
      ['about', 'name'],
      'Alex',
      ['    name:   Sam      # not my real one'],
      ['    name: "Alex"      # not my real one'],
    ],
    [
      'a number',
      ['about', 'phone'],
      '+44 20',
      ['    phone: 0800   # free'],
      ['    phone: "+44 20"   # free'],
    ],
    [
      'a block to a line',
      ['about', 'notes'],
      'short',
      ['    notes: |   # long', '        one', '          two', '', '        three'],
      ['    notes: "short"   # long'],
    ],
    ['an empty one', ['empty'], 'now', ['empty:'], ['empty: "now"']],
    ['one in a list', ['triggers', 1], 'alone', ['-   "home alone"'], ['- "alone"']],
    ['one deep in a list', ['triggers', 2, 'plan'], 'rest', ['    plan:'], ['    plan: "rest"']],
    ['a new name', ['about', 'region'], 'uk', [], ['    region: "uk"']],
    ['a new name at the end', ['more'], 'x', [], ['more: "x"']],
    ['a new item', ['triggers', 3], { text: 'x' }, [], ['- text: "x"']],
    ['an emptied one', ['last'], null, ["last: 'x'  # end"], ['last:  # end']],
    ['lines', ['last'], 'a\n\nb', ["last: 'x'  # end"], ['last: |-  # end', '  a', '', '  b']],
    ['a list', ['last'], ['a', 'b'], ["last: 'x'  # end"], ['last:  # end', '  - "a"', '  - "b"']],
    [
      'brackets to lines',
      ['skills'],
      ['walk', 'tea', 'call'],
      ['skills: [walk, "sing",   tea]   # more later'],
      ['skills:   # more later', '  - "walk"', '  - "tea"', '  - "call"'],
    ],
    [
      'brackets with notes inside',
      ['list', 2],
      'c',
      ['list: [ a,  # first', '  b ]   # after'],
      ['list:   # after', '  # first', '  - "a"', '  - "b"', '  - "c"'],
    ],
    ['one more in an empty {}', ['bare', 'x'], '1', ['bare: {}'], ['bare:', '  x: "1"']],
  ])('%s', (_, path, value, gone, made) => {
    const text = set(HAND, path, value);
    expect(change(HAND, text)).toEqual({ gone, made });
    const plain = path.reduce<unknown>((node, step) => (node as never)[step], readYaml(text).value);
    expect(plain).toEqual(value);
  });

  it('keeps a note below the name when the value is replaced', () => {
    expect(set('a: # one\n  # two\n  - b # three\nc: d\n', ['a'], 'x')).toBe('a: "x" # one\n# two\nc: d\n');
    expect(set('a:\n  # two\n  b\nc: d\n', ['a'], 'x')).toBe('a: "x"\n# two\nc: d\n');
  });

  it('keeps notes with equal items when a list is replaced', () => {
    const text = 'a:\n  # first\n  - one # 1\n\n  # second\n  - two # 2\n  # third\n  - three # 3\nz: y\n';
    expect(set(text, ['a'], ['three', 'new', 'one'])).toBe(
      'a:\n  # third\n  - three # 3\n\n  # second\n  - "new" # 2\n  # first\n  - one # 1\nz: y\n',
    );
    expect(set(text, ['a'], ['one', 'TWO', 'three'])).toBe(text.replace('two # 2', '"TWO" # 2'));
    expect(set(text, ['a'], ['three', 'new', 'one', 'more'])).toBe(
      'a:\n\n  # third\n  - three # 3\n  - "new"\n  # first\n  - one # 1\n  - "more"\nz: y\n',
    );
    expect(set(text, ['a'], [])).toBe('a: []\n# first\nz: y\n');
  });

  it('opens up a file all in brackets', () => {
    expect(set('# x\n{a: b, # y\nc: [d]}\n# z\n', ['c', 1], 'e')).toBe(
      '# x\n# y\na: "b"\nc:\n  - "d"\n  - "e"\n# z\n',
    );
  });

  it('edits a map in a list in place', () => {
    const text = 'people:\n  - name: Jo # sister\n    phone: 1 # home\n  - name: Al\n';
    expect(set(text, ['people'], [{ name: 'Jo', phone: '2', role: 'help' }, { name: 'Al' }])).toBe(
      'people:\n  - name: Jo # sister\n    phone: "2" # home\n    role: "help"\n  - name: Al\n',
    );
  });

  it.each<[string, string, (doc: Document) => void, string]>([
    [
      'a text that would swallow the note below it',
      'a: [b,\n  c] # d\n    # e\n',
      (doc) => setIn(doc, ['a', 1], 'x\ny'),
      'a: # d\n  - "b"\n  - "x\\ny"\n# e\n',
    ],
    [
      'a block that would swallow the note of a removed entry',
      'a:\n  b: |\n    c\n  d: e\n    # f\nz: y\n',
      (doc) => deleteIn(doc, ['a', 'd']),
      'a:\n  b: |\n    c\n# f\nz: y\n',
    ],
    [
      'a block that keeps its empty lines',
      'a: |+\n  b\n\n\n',
      (doc) => setIn(doc, ['c'], 'd', { comment: 'N' }),
      'a: |+\n  b\n\n\n# N\nc: "d"\n',
    ],
    [
      'a block with spaces at its end',
      'a: |\n  b\n   \n',
      (doc) => setIn(doc, ['c'], 'd'),
      'a: |\n  b\n   \nc: "d"\n',
    ],
    ['a block at the end', 'a: |+\n  b\n\n', (doc) => setIn(doc, ['a'], 'b\n\n'), 'a: |+\n  b\n\n'],
  ])('takes care with %s', (_, text, action, result) => expect(edit(text, action)).toBe(result));

  it('deletes an entry with the note right above it, and no other note', () => {
    const text = '# head\n\n# of a\na: b # x\n\n# part two\n\n# of c\nc: d\n# of e\ne: f\n# tail\n';
    expect(edit(text, (doc) => deleteIn(doc, ['c']))).toBe(
      '# head\n\n# of a\na: b # x\n\n# part two\n\n# of e\ne: f\n# tail\n',
    );
    expect(edit(text, (doc) => deleteIn(doc, ['a']))).toBe(text.replace('# of a\na: b # x\n', ''));
    expect(edit('a:\n  - b # x\n  - c\n', (doc) => deleteIn(doc, ['a', 0]))).toBe('a:\n  - c\n');
  });
});

const order = (parent: Path): readonly string[] =>
  parent.length === 0
    ? ['about', 'use', 'people', 'notes']
    : parent[0] === 'about'
      ? ['name', 'region', 'phone']
      : [];

describe('new plans and new names', () => {
  it('writes a new plan in the order wished, with notes', () => {
    const doc = newDocument('My plan\n\nKeep it safe.');
    setIn(doc, ['people'], [{ name: 'Jo', phone: '0800' }, 'x', []], { order, comment: 'Who can help' });
    setIn(doc, ['about', 'phone'], '1', { order });
    setIn(doc, ['about', 'name'], 'Sam', { order });
    setIn(doc, ['version'], 1, { order });
    setIn(doc, ['about', 'region'], 'uk', { order });
    expect(formatYaml(doc).text).toBe(
      `# My plan
#
# Keep it safe.

about:
  name: "Sam"
  region: "uk"
  phone: "1"

# Who can help
people:
  - name: "Jo"
    phone: "0800"
  - "x"
  - []
version: 1
`,
    );
  });

  it.each<[string, string, Path, SetOptions, string]>([
    [
      'before the first, below the head',
      '# head\nuse: b\n',
      ['about'],
      { order },
      '# head\nabout: "x"\nuse: b\n',
    ],
    [
      'between',
      'about: a # 1\n\n# n\nnotes: b\n',
      ['use'],
      { order },
      'about: a # 1\nuse: "x"\n\n# n\nnotes: b\n',
    ],
    [
      'unknown names stay',
      'zzz: 1\nabout: a\nyyy: 2\n',
      ['use'],
      { order },
      'zzz: 1\nabout: a\nuse: "x"\nyyy: 2\n',
    ],
    [
      'inside',
      'about:\n  # of phone\n  phone: 1\n',
      ['about', 'name'],
      { order },
      'about:\n  name: "x"\n  # of phone\n  phone: 1\n',
    ],
    ['one empty line above a note', 'a: b\n', ['c'], { comment: 'N' }, 'a: b\n\n# N\nc: "x"\n'],
    [
      'not two',
      'a: b\n\nz: y\n',
      ['c'],
      { comment: 'N', order: () => ['a', 'z', 'c'] },
      'a: b\n\nz: y\n\n# N\nc: "x"\n',
    ],
    ['no note for a name that is there', 'c: b\n', ['c'], { comment: 'N' }, 'c: "x"\n'],
  ])('%s', (_, text, path, options, result) => expect(set(text, path, 'x', options)).toBe(result));

  it('an empty plan can be read and filled', () => {
    const doc = newDocument('x');
    expect(readYaml(formatYaml(doc).text).value).toEqual({});
    setIn(doc, ['a'], 'b');
    deleteIn(doc, ['a']);
    expect(formatYaml(doc).text).toBe('# x\n\n{}\n');
    expect(edit('# x\na: b\n# y\n', (one) => deleteIn(one, ['a']))).toBe('# x\n{}\n# y\n');
  });

  it.each([
    ['hidden characters', 'a\u001bb'],
    ['a carriage return', 'a\r\nb'],
    ['half a letter', 'a\ud800'],
    ['a text too long', 'x'.repeat(10_001)],
    ['the same inside', [{ a: 'a\u202eb' }]],
  ])('refuses %s, which could not be read again', (_, value) => {
    expect(() => setIn(newDocument(''), ['a'], value)).toThrow(RangeError);
  });

  it.each<[string, Path]>([
    ['a text', ['a', 'x']],
    ['a list, by name', ['b', 'x']],
    ['a part, by number', ['c', 0]],
  ])('never puts a part in the place of %s', (_, path) => {
    const doc = open('a: text\nb: [c]\nc:\n  d: e\n');
    expect(() => setIn(doc, path, 'y')).toThrow(TypeError);
    expect(formatYaml(doc).text).toBe('a: text\nb: [c]\nc:\n  d: e\n');
  });

  it('a refused value leaves all as it was', () => {
    const text = 'a:\n  - b: c\n    d: e\n';
    const doc = open(text);
    expect(() => setIn(doc, ['a'], [{ b: 'new' }, { b: 'x\u0007' }])).toThrow(RangeError);
    expect(() => setIn(doc, ['f', 'g'], undefined)).toThrow(TypeError);
    expect(formatYaml(doc).text).toBe(text);
  });

  it('keeps the other names of other files', () => {
    const { doc } = readYaml('od-signs: a # b\n', { keys: /^[a-z-]+$/ });
    setIn(doc, ['od-steps'], 'c');
    expect(formatYaml(doc).text).toBe('od-signs: a # b\nod-steps: "c"\n');
  });

  it('refuses a plan too large to be opened again', () => {
    const doc = newDocument('');
    for (let i = 0; i < 30; i += 1) setIn(doc, [`k${i}`], 'x'.repeat(10_000));
    expect(() => formatYaml(doc)).toThrow(UserError);
  });

  it('refuses names and notes that could not be read again', () => {
    for (const name of ['__proto__', 'constructor', '<<', 'Name', 'a b', '0']) {
      const doc = newDocument('');
      setIn(doc, ['a', name], 'x');
      expect(() => formatYaml(doc)).toThrow(UserError);
    }
    expect(() => newDocument('a\u001bb')).toThrow(RangeError);
    expect(() => setIn(newDocument(''), ['a'], 'x', { comment: 'a\rb' })).toThrow(RangeError);
  });

  it('tidies pasted text so that it can be kept', () => {
    expect(tidyText('a\r\nb\rc\u001b[2Jd\u202e\u0000')).toBe('a\nb\nc[2Jd');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => hiddenAt(tidyText(text)) === -1),
      runs(),
    );
  });
});

const ODD = [
  '',
  ' ',
  'no',
  'yes',
  'on',
  'NULL',
  '~',
  '=',
  '<<',
  '0800',
  '+44 7700 900123',
  '1e3',
  '12:30',
  '0x1F',
  '1_000',
]
  .concat([
    '.inf',
    '2026-01-05',
    '2026-01-05T10:00:00Z',
    '- a',
    '? a',
    'a: b',
    ': a',
    '#a',
    'a #b',
    '[a',
    '{a',
    '*a',
    '&a',
  ])
  .concat([
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    "'",
    '"',
    "it's",
    'say "no"',
    '\\',
    '\\n',
    'c:\\new',
    '---',
    '...',
    '--- a',
  ])
  .concat([
    ' a',
    'a ',
    ' a ',
    '\ta',
    'a\tb',
    '\n',
    '\n\n',
    '\na',
    'a\n',
    'a\n\n',
    'a\nb',
    'a\n b',
    ' a\nb',
    'a\n\nb',
    'a \nb',
  ])
  .concat([
    'a\n\tb',
    'a\n#b',
    'a\n---\nb',
    'a\n...\nb',
    '#\n#',
    '- a\n- b',
    'a: b\nc: d',
    '%YAML 1.1\n',
    '|\n a',
    'a\n \nb',
  ])
  .concat([
    '👩‍👧 ok',
    'e\u0301',
    'שלום',
    'مرحبا',
    'می‌خواهم',
    'हिन्दी',
    '你好',
    'ﬁ',
    '\u00a0a',
    '\u200e1',
    'a\ufeffb',
    '“a”',
    'İ',
    '𝒳',
  ])
  .concat(['x'.repeat(200), 'word '.repeat(60), `${'word '.repeat(30)}\n${'more '.repeat(30)}end`, '🏴󠁧󠁢󠁥󠁮󠁧󠁿']);

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...ODD),
    fc
      .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme' })))
      .map((parts) => parts.join('\n')),
    fc
      .array(fc.constantFrom(...'\n \t#:-|>"\'\\[]{},&*!%@`?=~ab0'), { maxLength: 30 })
      .map((parts) => parts.join('')),
  )
  .map(tidyText);

const name = fc.constantFrom('a', 'b', 'name', 'k_1', 'zz', 'notes');
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small', maxDepth: 3 }, text, fc.constant(null), tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  map: fc.dictionary(name, tie('any'), { maxKeys: 4, noNullPrototype: true }),
})).any;

/** Whether no answer stands in the way of `path`. */
function isFree(data: unknown, path: readonly string[]): boolean {
  const inner = path.length > 0 ? (data as Record<string, unknown> | null) : null;
  if (!inner) return true;
  if (typeof inner !== 'object') return false;
  if (Object.keys(inner).length > 0 && Array.isArray(inner)) return false;
  return isFree(inner[path[0]!], path.slice(1));
}

describe('for any text', () => {
  it('read(format(set(x))) is x, and no note elsewhere changes', () => {
    const paths: Path[] = [
      ['about', 'name'],
      ['about', 'new'],
      ['triggers', 0, 'plan'],
      ['triggers', 1],
      ['last'],
      ['x', 'y'],
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...paths), (written, path) => {
        const after = set(HAND, path, written);
        const read = path.reduce<unknown>((node, step) => (node as never)[step], readYaml(after).value);
        expect(read).toBe(written);
        for (const note of HAND.match(/#.*/g)!) expect(after).toContain(note);
        const again = readYaml(after);
        expect(formatYaml(again.doc).text).toBe(after);
      }),
      runs(),
    );
  });

  it('holds for lists and maps, over several edits of one document', () => {
    const step = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 3 }),
      value: fc.option(value, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const doc = open(HAND.replace('about:', 'a:').replace('skills:', 'b:'));
        for (const { path, value: wanted } of steps) {
          if (wanted === undefined) deleteIn(doc, path);
          else if (isFree(readYaml(formatYaml(doc).text).value, path)) setIn(doc, path, wanted);
          else continue;
          const after = formatYaml(doc).text;
          const file = readYaml(after);
          expect(file.problems).toEqual([]);
          const read = path.reduce<unknown>((node, one) => (node as never)?.[one] ?? null, file.value);
          expect(read).toEqual(wanted ?? null);
          expect(formatYaml(file.doc).text).toBe(after);
        }
      }),
      // Up to eight edits each.
      runs(0.4),
    );
  });
});

describe('other programs that read the file', () => {
  const python = spawnSync('python3', ['-c', 'import yaml']).status === 0;
  const texts = [...new Set([...ODD.map(tidyText), ...fc.sample(text, 400)])];

  it('every text stands in straight double quotes, or below its name as it is', () => {
    for (const one of texts) {
      const written = set('a:\n', ['a'], one);
      const quoted = `a: ${JSON.stringify(one)}\n`;
      if (written === quoted) continue;
      expect(written).toMatch(/^a: \|-?\n( {2}\S.*\n|\n)( {2}.*\n|\n)*$/);
      expect(one).toContain('\n');
    }
  });

  it.runIf(python)('a reader of the 1.1 rules (PyYAML) reads the same', () => {
    const doc = newDocument('Plan');
    for (const [index, one] of texts.entries()) setIn(doc, [`k${index}`], one);
    const script =
      'import sys,yaml,json;print(json.dumps(list(yaml.safe_load(sys.stdin.buffer.read().decode("utf-8")).values())))';
    const { stdout, stderr } = spawnSync('python3', ['-c', script], {
      input: formatYaml(doc).text,
      maxBuffer: 1 << 26,
    });
    expect(stderr.toString()).toBe('');
    expect(JSON.parse(stdout.toString())).toEqual(texts);
  });
});
