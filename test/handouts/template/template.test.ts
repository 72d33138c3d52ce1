import { describe, expect, test } from 'vitest';

import { toldOf, words } from '../../helpers/knowledge.ts';
import { Markdown } from '../../../src/handouts/template/markdown.ts';
import { compileTemplate, TemplateError } from '../../../src/handouts/template/template.ts';

const render = (source: string, view: object = {}): string => compileTemplate('h.md', source).render(view);

/** What goes wrong, as "line:col reason". */
function trouble(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { line, col } = error.place;
    return `${line}:${col}: ${words.of(error.what)}`;
  }
  throw new Error('nothing went wrong');
}

const VIEW = {
  name: 'Sam *S*',
  count: 3,
  nought: 0,
  empty: '',
  md: new Markdown('**bold**'),
  noMd: new Markdown(''),
  there: true,
  gone: false,
  nothing: null,
  notGiven: undefined,
  call: () => 'called',
  group: { inner: 'in', deep: { er: 'deeper' } },
  list: [
    { name: 'one', steps: [] },
    { name: 'two', steps: ['a', 'b'] },
  ],
  words: ['x', 'y'],
  none: [],
};

describe('values', () => {
  test.each([
    ['{{ name }}', 'Sam \\*S\\*'],
    ['{{md}} {{count}} {{nought}}', '**bold** 3 0'],
    ['[{{empty}}]', '[]'],
    ['{{group.inner}} {{group.deep.er}}', 'in deeper'],
    ['{{list.length}} {{none.length}}', '2 0'],
    ['a{{! {{name }}b', 'ab'],
    ['', ''],
  ])('%j', (source, text) => {
    expect(render(source, VIEW)).toBe(text);
  });

  test.each([
    ['a\n  {{nam}}', '2:3: no such value: {{nam}}'],
    ['{{notGiven}}', '1:1: no such value: {{notGiven}}'],
    ['{{nothing}}', '1:1: {{nothing}} is not a text or a number'],
    ['{{call}}', '1:1: {{call}} is not a text or a number'],
    ['{{there}}', '1:1: {{there}} is not a text or a number'],
    ['{{group}}', '1:1: {{group}} is not a text or a number'],
    ['{{words}}', '1:1: {{words}} is not a text or a number'],
    ['{{.}}', '1:1: {{.}} is not a text or a number'],
    ['{{group.iner}}', '1:1: no such value: {{group.iner}}'],
    ['{{name.length}}', '1:1: no such value: {{name.length}}'],
    ['{{md.text}}', '1:1: no such value: {{md.text}}'],
    ['{{toString}}', '1:1: no such value: {{toString}}'],
    ['{{constructor}}', '1:1: no such value: {{constructor}}'],
    ['{{__proto__}}', '1:1: no such value: {{__proto__}}'],
    ['{{group.constructor.name}}', '1:1: no such value: {{group.constructor.name}}'],
    ['{{list.map}}', '1:1: no such value: {{list.map}}'],
    ['{{#list}}{{steps}}{{/list}}', '1:10: {{steps}} is not a text or a number'],
  ])('%j is refused', (source, message) => {
    expect(trouble(() => render(source, VIEW))).toBe(message);
  });

  test('numbers that are not one are refused', () => {
    expect(trouble(() => render('{{n}}', { n: NaN }))).toBe('1:1: {{n}} is not a text or a number');
  });
});

describe('sections', () => {
  test.each([
    ['{{#list}}{{name}} {{count}};{{/list}}', 'one 3;two 3;'],
    ['{{#words}}{{.}},{{/words}}', 'x,y,'],
    ['{{#list}}{{name}}:{{#steps}}{{.}}{{/steps}}{{^steps}}-{{/steps}} {{/list}}', 'one:- two:ab'],
    ['{{#group}}{{inner}} {{deep.er}} {{name}}{{/group}}', 'in deeper Sam \\*S\\*'],
    ['{{#there}}{{name}}{{/there}}{{^there}}no{{/there}}', 'Sam \\*S\\*'],
    ['{{#name}}<{{.}}>{{/name}}', '<Sam \\*S\\*>'],
    ['{{#md}}{{.}}{{/md}}', '**bold**'],
    ['{{#none.length}}some{{/none.length}}{{^none.length}}none{{/none.length}}', 'none'],
    ['{{#list.length}}{{#list}}{{name}}{{/list}}{{/list.length}}', 'onetwo'],
    ...['gone', 'none', 'empty', 'nought', 'nothing', 'noMd'].map((key) => [
      `{{#${key}}}some{{/${key}}}{{^${key}}}none{{/${key}}}`,
      'none',
    ]),
  ])('%j', (source, text) => {
    expect(render(source ?? '', VIEW)).toBe(text);
  });

  test.each([
    ['a {{#missing}}x{{/missing}}', '1:3: no such value: {{#missing}}'],
    ['a\n{{^missing}}x{{/missing}}', '2:1: no such value: {{^missing}}'],
    ['{{#notGiven}}{{/notGiven}}', '1:1: no such value: {{#notGiven}}'],
    ['{{#call}}x{{/call}}', '1:1: {{#call}} is a function'],
    ['{{^call}}x{{/call}}', '1:1: {{^call}} is a function'],
    ['{{#group.deep}}{{err}}{{/group.deep}}', '1:16: no such value: {{err}}'],
  ])('%j is refused', (source, message) => {
    expect(trouble(() => render(source, VIEW))).toBe(message);
  });

  test('items of a list that are not there are refused, not printed', () => {
    for (const item of [undefined, null]) {
      expect(trouble(() => render('{{#l}}{{.}}{{/l}}', { l: ['a', item] }))).toContain('1:7: ');
    }
  });

  test('a name that a nearer value has, but without a value, does not fall back to one further out', () => {
    expect(trouble(() => render('{{#l}}{{n}}{{/l}}', { n: 'outer', l: [{ n: undefined }] }))).toContain(
      'no such value',
    );
  });
});

describe('white space', () => {
  test.each([
    ['section tags alone on a line', '{{#words}}\n- {{.}}\n{{/words}}\nend\n', '- x\n- y\nend\n'],
    ['set in tags', '- a\n  {{#words}}\n  - {{.}}\n  {{/words}}\n- b\n', '- a\n  - x\n  - y\n- b\n'],
    [
      'table rows',
      '| a |\n|---|\n{{#words}}\n| {{.}} |\n{{/words}}\n\nend',
      '| a |\n|---|\n| x |\n| y |\n\nend',
    ],
    ['empty lines', 'a\n\n{{#none}}\nx\n\n{{/none}}\n\n{{^there}}\ny\n{{/there}}\n\nb\n', 'a\n\nb\n'],
    ['empty lines at the start', '\n\n{{#none}}\nx\n{{/none}}\n\na', 'a'],
    ['spaces at line ends', 'a \nb {{empty}}\t\n   \nc  ', 'a\nb\n\nc'],
    ['hard breaks', 'a   \nb\\\nc  \n\nd', 'a  \nb\\\nc\n\nd'],
    ['line ends of other systems', 'a\r\n{{#words}}\r\n- {{.}}\r\n{{/words}}\r\nb', 'a\n- x\n- y\nb'],
  ])('%s', (_, source, text) => {
    expect(render(source, VIEW)).toBe(text);
  });
});

const nested = (depth: number): string => '{{#a}}'.repeat(depth) + 'x' + '{{/a}}'.repeat(depth);

describe('what a template may not say', () => {
  test.each([
    ['a\n {{{name}}}', '2:2: a tag that skips the escaping is not allowed'],
    ['{{&name}}', '1:1: a tag that skips the escaping is not allowed'],
    ['{{ & name }}', '1:1: a tag that skips the escaping is not allowed'],
    ['{{=<% %>=}}', '1:1: changing the marks of a tag is not allowed'],
    ['a\n{{#list}}\nb', '2:1: the section "list" is not closed by {{/list}}'],
    ['{{#a}}{{^b}}{{/a}}', '1:7: the section "b" is not closed by {{/b}}'],
    ['a\n{{/list}}', '2:1: {{/list}} closes nothing'],
    ['a\nb {{name', '2:3: this tag has no }}'],
    ['{{name}} {{na}', '1:10: this tag has no }}'],
    ['{{}}', '1:1: "" cannot be a name'],
    ['{{a b}}', '1:1: "a b" cannot be a name'],
    ['{{a..b}}', '1:1: "a..b" cannot be a name'],
    ['{{#a()}}{{/a()}}', '1:1: "a()" cannot be a name'],
    ['{{> ../secret}}', '1:1: "../secret" cannot be the id of a statement'],
  ])('%j', (source, message) => {
    expect(trouble(() => compileTemplate('h.md', source))).toBe(message);
  });

  test('lines are counted from the first line given', () => {
    expect(trouble(() => compileTemplate('h.md', 'a\n{{', 10))).toBe('11:1: this tag has no }}');
    expect(trouble(() => compileTemplate('h.md', 'a\r\n{{b}}', 10).render({}))).toBe(
      '11:1: no such value: {{b}}',
    );
  });

  test('length and depth have a limit', () => {
    expect(compileTemplate('h.md', 'a'.repeat(64 * 1024)).render({})).toHaveLength(64 * 1024);
    expect(trouble(() => compileTemplate('h.md', 'a'.repeat(64 * 1024 + 1)))).toContain('longer than 64 KiB');
    expect(render(nested(20), { a: true })).toBe('x');
    expect(trouble(() => compileTemplate('h.md', nested(21)))).toBe(
      '1:121: {{#a}} is nested more than 20 deep',
    );
  });
});

const said = (name: string): string => `Carry **naloxone**, ${name} every \\| day.[^naloxone]`;

describe('statements', () => {
  const statements = new Map(
    Object.entries({
      naloxone: 'Carry **naloxone**,\n{{name}}\\\nevery | day. \n',
      outer: 'First. {{> naloxone}}',
      wrong: 'Say\n{{nobody}}',
      loop: '{{> loop}}',
      'parts/two-lines': '## {{name}}\n\n{{> naloxone}}\n',
      ...Object.fromEntries(
        Array.from({ length: 21 }, (_, at) => [`deep${at}`, at < 20 ? `{{> deep${at + 1}}}` : 'end']),
      ),
    }).map(([id, source]) => [id, compileTemplate(`${id}.md`, source)]),
  );
  const withStatements = (source: string, view: object = VIEW): string =>
    compileTemplate('h.md', source).render(view, {
      partial: (id) => statements.get(id),
      onPartial: (id) => `[^${id}]`,
    });

  test.each([
    ['on its own line', '{{> naloxone}}\nnext\n', `${said('Sam \\*S\\*')}\nnext\n`],
    ['in a list', '- {{>naloxone}}\n- b', `- ${said('Sam \\*S\\*')}\n- b`],
    ['set in', '- a\n  {{> naloxone}}\n', `- a\n  ${said('Sam \\*S\\*')}\n`],
    ['in a table row', '| {{> naloxone}} | b |', `| ${said('Sam \\*S\\*')} | b |`],
    ['of the item', '{{#list}}\n- {{> naloxone}}\n{{/list}}\n', `- ${said('one')}\n- ${said('two')}\n`],
    ['between tags on one line', '{{#there}}{{> naloxone}}{{/there}}\nb', `${said('Sam \\*S\\*')}\nb`],
    ['in a part of several lines', '{{> parts/two-lines}}\nb', `## Sam \\*S\\*\n\n${said('Sam \\*S\\*')}\nb`],
    ['inside a statement', '{{> outer}}', `First. ${said('Sam \\*S\\*')}[^outer]`],
  ])('%s', (_, source, text) => {
    expect(withStatements(source)).toBe(text);
  });

  test.each([
    ['a\n- {{> nobody}}', 'h.md:2:3: no such statement: {{> nobody}}'],
    ['{{> wrong}}', 'wrong.md:2:1: no such value: {{nobody}}'],
    ['{{> loop}}', 'loop.md:1:1: {{> loop}} is nested more than 20 deep'],
  ])('%j is refused', (source, message) => {
    expect(toldOf(() => withStatements(source))).toBe(message);
  });

  test('may be nested 20 deep', () => {
    expect(withStatements('{{> deep1}}')).toContain('end');
    expect(toldOf(() => withStatements('{{> deep0}}'))).toBe(
      'deep19.md:1:1: {{> deep20}} is nested more than 20 deep',
    );
  });

  test('without any, each is unknown', () => {
    expect(trouble(() => render('{{> naloxone}}'))).toBe('1:1: no such statement: {{> naloxone}}');
  });
});

test('a template lists the names and statements it uses', () => {
  const source =
    '# {{name}}\n{{#list}}\n{{> one}} {{#steps}}{{.}}{{/steps}}\n{{^steps}}{{a.b}}{{/steps}}\n{{/list}}\n{{> one}}{{> two}}';
  const template = compileTemplate('h.md', source, 5);
  expect(template.partials).toEqual(['one', 'two']);
  expect(template.names).toEqual([
    { name: 'name', line: 5, col: 3, kind: 'value', within: [] },
    { name: 'list', line: 6, col: 1, kind: 'section', within: [] },
    { name: 'steps', line: 7, col: 11, kind: 'section', within: ['list'] },
    { name: '.', line: 7, col: 21, kind: 'value', within: ['list', 'steps'] },
    { name: 'steps', line: 8, col: 1, kind: 'inverted', within: ['list'] },
    { name: 'a.b', line: 8, col: 11, kind: 'value', within: ['list'] },
  ]);
});
