const keys = (count: number): string => Array.from({ length: count }, (_, i) => `k${i}: v`).join('\n');

/** Files made to hang, crash, trick or mislead a reader; every one of them must be refused with a reason. */
export function hostile(): [name: string, content: string | Uint8Array][] {
  const all: [string, string | Uint8Array][] = [];
  const add = (name: string, content: string | Uint8Array): void => void all.push([name, content]);
  const twice = (name: string, content: string): void => {
    // The second reading in one process is the one that has killed programs.
    add(`${name} (first time)`, content);
    add(`${name} (again)`, content);
  };

  for (const open of ['[', '{', '[{', '{a: ', '[[{a: [', '["a", [', '[a: ', '{"a": '])
    for (const count of [13, 100, 1000, 5000]) twice(`${open} x ${count}`, `a: ${open.repeat(count)}`);
  twice('closed brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`);
  for (const mark of [
    '? ',
    '- ',
    ': ',
    '- - a: ',
    '? - ',
    '- ? ',
    'a: ',
    '- a: ',
    '! ',
    '&a ',
    '!!map ',
    '> ',
    '| ',
  ])
    for (const count of [20, 500, 5000]) add(`${mark}x ${count} on one line`, mark.repeat(count));
  for (const mark of ['a:', '-', '? a', '- a:'])
    add(
      `${mark} deeper on each line`,
      Array.from({ length: 600 }, (_, i) => ' '.repeat(i) + mark).join('\n'),
    );

  for (const count of [5_001, 10_000, 20_000, 40_000]) add(`${count} names`, keys(count));
  add('many names in brackets', `a: {${keys(9_000).replaceAll('\n', ', ')}}`);
  add('many empty items', '-\n'.repeat(19_000));
  add('many commas', `a: [${','.repeat(100_000)}]`);
  add('many commas in {}', `a: {${','.repeat(100_000)}}`);
  add('many closing brackets', ']\n'.repeat(19_000));
  add('closing brackets on a line', `a: ${']'.repeat(200_000)}`);
  add('closing braces after a value', `a: b\n${'}'.repeat(100_000)}`);
  add('many colons', `a${':'.repeat(100_000)} b: c: d`);
  add('many spaced colons', ' :'.repeat(100_000));
  add('many question marks in brackets', `a: [${'? '.repeat(1000)}]`);
  add('many lines', 'a\n'.repeat(30_000));
  add('one MB', `a: "${'x'.repeat(1024 * 1024)}"\n`);
  add('20 MB', `a: b\n${'# x\n'.repeat(5_000_000)}`);
  add('long line', `a: ${'x'.repeat(200_000)}\n`);
  add('long spaces in quotes', `a: "${' '.repeat(200_000)}x"\n`);
  add('long spaces in an answer', `a: x${' '.repeat(59_000)}y\n  z: w\n`);
  add('long spaces and tabs', `a: 'x${' \t'.repeat(29_000)}\n  y' z\n`);
  add('many spaced lines', `a: "${`x${' '.repeat(50)}\n `.repeat(1100)}" b\n`);
  add('long name', `${'a'.repeat(100_000)}: b\n`);
  add('long name in quotes', `"${'a'.repeat(59_000)}": b\n`);
  add('many backslashes', `a: "${'\\'.repeat(100_001)}\n`);
  add('many quotes', `a: '${"''".repeat(60_000)}\n`);
  add('quotes and backslashes', `a: "${'\\"'.repeat(60_000)}\n`);
  add('many quoted words', `a: ${'"b" '.repeat(4_000)}\n`);
  add('wide block indent', `a: |\n${' '.repeat(100_000)}x\n y\n`);
  add('block with 9', `a: |9\n x\n`);
  add('empty spaced lines in a block', `a: |\n${`${' '.repeat(60)}\n`.repeat(3_000)} x\n`);
  add('many blocks', `${'a: |\n'.repeat(4_000)}`);

  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let i = 0; i < 9; i += 1)
    bomb.push(`${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`);
  twice('laughs', bomb.join('\n'));
  add('itself inside', 'a: &a [*a]\n');
  add('itself as its name', '&a a: *a\n');
  add('many anchors', Array.from({ length: 4_000 }, (_, i) => `k${i}: &a${i} x`).join('\n'));
  add('many uses', `a: &a x\nb: [${Array(2_000).fill('*a').join(',')}]\n`);
  add('name by alias', 'a: &a b\n*a : c\n');
  add('use of nothing', 'a: *b\n');
  add('merge', 'a: &a {b: c}\nd:\n  <<: *a\n');
  add('merge of a list', 'a:\n  <<: [{b: c}, {d: e}]\n');
  add('many merges', `a:\n${'  <<: {}\n'.repeat(1_000)}`);
  for (const tag of [
    '!!binary "R0lG"',
    '!!timestamp 2026-01-01',
    '!!set {a, b}',
    '!!omap [a: b]',
    '!!pairs [a: b]',
  ])
    add(`tag ${tag.slice(0, 12)}`, `a: ${tag}\n`);
  for (const tag of [
    '!!int 3',
    '!!null',
    '!!js/function "x"',
    '!!python/object/apply:os.system [x]',
    '!x',
    '!<x> y',
  ])
    add(`tag ${tag.slice(0, 12)}`, `a: ${tag}\n`);
  add('tag on a name', '!!str a: b\n');
  add('tag on the whole', '!!map\na: b\n');
  add('tag without an end', `a: !<${'x'.repeat(100_000)}\n`);
  for (const head of ['%YAML 1.1', '%YAML 9.9', '%TAG ! tag:x,2000:', '%TAG !! !evil-', '%OTHER x', '%'])
    add(`head ${head}`, `${head}\n---\na: no\n`);
  add('many heads', `${'%TAG !a! b\n'.repeat(5_000)}---\na: b\n`);
  add('several parts', 'a: b\n---\nc: d\n');
  add('many parts', '---\na: b\n'.repeat(2_000));
  add('many ends', '...\n'.repeat(9_000));
  add('part after an end', 'a: b\n...\nc: d\n');

  for (const name of [
    '__proto__',
    '"__proto__"',
    'constructor',
    'prototype',
    '__PROTO__',
    '"\\x5f_proto__"',
  ]) {
    add(`name ${name}`, `${name}:\n  polluted: x\n`);
    add(`name ${name} in brackets`, `a: {${name}: {polluted: x}}\n`);
  }
  const pairs: [string, string][] = [
    ['a', 'a'],
    ['a', '"a"'],
    ['"é"', '"e\u0301"'],
    ['a', 'A'],
    ['"1"', '1'],
    ['true', '"true"'],
    ['"ſ"', '"S"'],
    ['a', 'a\u200b'],
    ['a', '\u0430'],
    ['null', '~'],
    ['a', '\uFEFFa'],
    ['"K"', '"k"'],
  ];
  for (const [one, two] of pairs) add(`names ${one} and ${two}`, `x:\n  ${one}: 1\n  ${two}: 2\n`);
  for (const name of [
    '',
    '1',
    'A',
    'a b',
    'a.b',
    'a-b',
    '_a',
    'é',
    '👍',
    '~',
    '"a\\nb"',
    '[a]',
    '{a: b}',
    "''",
  ])
    add(`name ${JSON.stringify(name)}`, `x: y\n${name}: b\n`);

  for (const code of [
    0, 1, 7, 8, 11, 12, 13, 27, 31, 127, 0x80, 0x85, 0x9b, 0x9d, 0x2028, 0x2029, 0x202a, 0x202e,
  ]) {
    const hex = code.toString(16).padStart(4, '0');
    add(`character ${hex}`, `a: x${String.fromCharCode(code)}y\n`);
    add(`character ${hex} in a note`, `a: b # x${String.fromCharCode(code)}y\n`);
    add(`character ${hex} escaped`, `a: "x\\u${hex}y"\n`);
  }
  for (const code of [0x2066, 0x2069, 0xd800, 0xdfff, 0xfffe, 0xffff]) {
    add(`character ${code.toString(16)}`, `a: x${String.fromCharCode(code)}y\n`);
    add(`character ${code.toString(16)} escaped`, `a: "x\\u${code.toString(16)}y"\n`);
  }
  add('escape sequences', 'a: "\\e[2J\\e]0;x\\a"\n');
  add('letters beyond the last', 'a: "\\U00110000"\n');
  add('a very wrong escape', 'a: "\\xZZ"\n');
  add('250,000 hidden characters', 'a: '.concat('\u0007'.repeat(250_000)));
  add('hidden on many lines', '\u0007\n'.repeat(19_000));

  add('tabs', 'a:\n\tb: c\n');
  add('many tabs', `a:\n${'\tb: c\n'.repeat(9_000)}`);
  add('tab and space', 'a:\n \tb: c\n');
  add('no-break spaces', 'a:\n\u00a0\u00a0b: c\n');
  add('wide spaces', 'a:\n\u3000b: c\n');
  add('curly quotes', 'a: “b”\n');
  add('second colon', 'a: b: c\n');
  add('many wrong lines', 'a: b: c\n'.repeat(2_400));
  add('many lines with no name', `a: b\n${'hello\n'.repeat(4_000)}`);
  add('open quote, much text', `a: "\n${'b: c\n'.repeat(9_000)}`);
  add('list at the top', '- a\n');
  add('text at the top', 'a');
  add('number at the top', '1');
  add('empty', '');
  add('spaces', '  \n\n   \n');
  add('only notes', '# a\n\n# b\n');
  add('only ---', '---\n');
  add('only a mark', '\uFEFF');
  add('conflict marks', '<<<<<<< mine\na: b\n=======\na: c\n>>>>>>> theirs\n');
  add('JSON with a double name', '{"a": "b", "a": "c"}');
  add('HTML', '<!doctype html><html><body>x</body></html>');

  add('Latin-1 bytes', Buffer.from('a: Jos\xe9\n', 'latin1'));
  add('blank bytes', new Uint8Array(4096));
  add('blank bytes at the end', Buffer.from(`a: b\n${'\0'.repeat(100)}`));
  add('UTF-16 without a mark', Buffer.from('a: b\n', 'utf16le'));
  add('UTF-16 cut', Buffer.from('fffe61', 'hex'));
  add('UTF-16 list', Buffer.from('\uFEFF- a\n', 'utf16le'));
  add('UTF-32', Buffer.from('fffe0000610000003a000000', 'hex'));
  add('overlong slash', Buffer.from('613a20c0af0a', 'hex'));
  add('half letter in UTF-8', Buffer.from('613a20eda0800a', 'hex'));
  add('PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  add('gzip', Buffer.from('1f8b0800000000000003', 'hex'));
  return all;
}
