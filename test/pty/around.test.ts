import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUsable, QUICK, start } from '../helpers/pty.ts';

const PLAN =
  'version: "1"\nabout:\n  region: "england"\n  name: "Jay" # as my gran calls me\nsafety:\n  now: "no"\n';
const files = { 'plan.yaml': PLAN };

describe('a plan that is there', () => {
  it('can be gone on with, looked at, or left alone for a new one', async () => {
    const program = start('new', { files, rows: 50 });
    await program.asked('There is a plan here');
    program.type('2\r');
    await program.asked('Press Enter to go back');
    expect(program.fresh).toContain('on your plan? Jay');
    program.type('\r');
    await program.asked('There is a plan here');
    expect(program.read()).toBe(PLAN);
    program.type('3\r');
    await program.asked('Ready?');
    program.type('\r');
    await program.answer([['Where are you living', 'wales']]);
    await program.asked('in danger');
    expect(program.read('plan-2.yaml')).toContain('region: "wales"');
    expect(program.read()).toBe(PLAN);
  });

  it('is not opened twice: a second window is told at once', async () => {
    const first = start('edit plan.yaml', { files });
    await first.asked('Who is filling this in');
    const second = start('edit plan.yaml', { folder: first.folder });
    const end = await second.end();
    expect(end.code).toBe(1);
    expect(second.said).toContain('open in another window');
    expect(isUsable(end)).toBe(true);
    first.type('1\r');
    await first.asked('Do any of these fit you');
    expect(first.read()).toContain('filled_by: "me"');
  });

  it('that another program changes meanwhile is kept, and ours goes beside it', async () => {
    const program = start('edit plan.yaml', { files });
    await program.asked('Who is filling this in');
    program.write('plan.yaml', `${PLAN}notes: "by hand"\n`);
    program.type('1\r');
    await program.asked('NOT saved');
    program.type('mine.yaml\r');
    await program.asked('Do any of these fit you');
    expect(program.read()).toContain('by hand');
    expect(program.read('mine.yaml')).toContain('filled_by: "me"');
  });

  it('keeps its comments when an answer is changed', async () => {
    const program = start('edit plan.yaml --section about', { files });
    await program.answer([
      ['Where are you living', ''],
      ['in danger', ''],
      ['What name', ' Smith'],
    ]);
    await program.asked('Who is filling this in');
    expect(program.read()).toContain('name: "Jay Smith" # as my gran calls me');
  });
});

describe('the review', () => {
  it('lists answers by number, changes one, and writes nothing by looking', async () => {
    const done = `${PLAN}  applies:\n    - "none"\ncome_back:\n  signs: "rather_not_say"\n`;
    const program = start('new --quick', { files: { 'plan.yaml': done }, rows: 60 });
    await program.asked('There is a plan here');
    program.type('1\r');
    const rest = QUICK.slice(
      QUICK.findIndex(([question]) => question.startsWith('Which of these do you use')),
    );
    await program.answer(rest.slice(0, -2));
    await program.asked('What you said');
    await program.shown(/^ +3\. What name would you like on your plan\? Jay$/m);
    await program.shown('(I would rather not say)');
    const before = program.read();
    program.type(':all\r');
    await program.asked('What you said');
    expect(program.read()).toBe(before);
    program.type('3\r');
    await program.asked('3. What name');
    program.type('\x15Kay\r');
    await program.asked('Changed');
    expect(program.read()).toContain('name: "Kay"');
    program.type('\r');
    await program.answer([['Would you like to go on', '']]);
    expect((await program.end()).code).toBe(0);
  });
});

describe('an editor', () => {
  /** An editor that writes what is given, and notes who could read the file it was handed. */
  const editor = (text: string, status = 0): Record<string, string> => ({
    EDITOR: `sh -c 'ls -l "$1" > seen.txt; printf "%s" "${text}" > "$1"; exit ${status}' --`,
    XDG_RUNTIME_DIR: '',
  });

  it('for one answer leaves no copy behind', async () => {
    const env = editor('One.\nTwo.');
    const program = start('edit plan.yaml --section story', { files, env });
    await program.asked('What led you here');
    program.type(':edit\r');
    await program.asked('Was there drink');
    expect(program.read()).toMatch(/led_here: (?:\|-?\n +One\.\n +Two\.|"One\.\\nTwo\.")/);
    const [mode, , , , , , , , file] = program.read('seen.txt').trim().split(/\s+/);
    expect(mode).toBe('-rw-------');
    expect(existsSync(file!)).toBe(false);
    program.type(':stop\r');
    expect(isUsable(await program.end())).toBe(true);
  });

  it('that fails loses nothing, and says where its text is', async () => {
    const program = start('edit plan.yaml --section story', { files, env: editor('half', 3) });
    await program.asked('What led you here');
    program.type(':edit\r');
    await program.asked('The bigger window did not work');
    const kept = /What you wrote in it is in (\S+)\. Delete/.exec(program.said)?.[1];
    expect(statSync(kept!).mode & 0o777).toBe(0o600);
    rmSync(dirname(kept!), { recursive: true });
    expect(program.read()).toBe(PLAN);
  });

  it('for the whole plan: saved when it can be read, kept beside when not', async () => {
    const good = start('edit plan.yaml --editor', {
      files,
      env: editor(PLAN.replace('Jay', 'Kay').replaceAll('"', '\\"')),
    });
    expect((await good.end()).code).toBe(0);
    expect(good.read()).toContain('name: "Kay" # as my gran calls me');

    const bad = start('edit plan.yaml --editor', { files, env: editor('version: 1\nabout:\n  nam: Kay\n') });
    const end = await bad.end();
    expect(end.code).toBe(1);
    expect(bad.said).toContain('line 3');
    expect(bad.read()).toBe(PLAN);
    expect(bad.read('plan.edited.yaml')).toContain('nam: Kay');
    expect(readdirSync(bad.folder).filter((name) => name.endsWith('.hold'))).toEqual([]);
  });
});

describe('with a helper', () => {
  it('shows how to ask, marked as for the helper', async () => {
    const program = start('new --quick --with-helper', { rows: 60 });
    await program.asked('Ready?');
    expect(program.said).toContain('For the helper');
    program.type('\r');
    await program.asked('Where are you living');
    await program.told('For the helper: Pick where they are now');
  });
});

describe('looks', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['colours by default', {}, true],
    ['none with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('%s', async (_, env, coloured) => {
    const program = start('new --quick', { env });
    await program.answer(QUICK.slice(0, 2));
    await program.asked('in danger');
    // oxlint-disable-next-line no-control-regex
    expect(/\x1b\[\d*m/.test(program.raw)).toBe(coloured);
  });

  it('works in six rows', async () => {
    const program = start('new --quick', { rows: 6 });
    await program.answer(QUICK);
    expect((await program.end()).code).toBe(0);
  });

  it('says the question again when it has scrolled away', async () => {
    const program = start('new --quick', { rows: 12 });
    await program.answer(QUICK.slice(0, 5));
    await program.asked('Which of these do you use');
    await program.shown('Which of these do you use');
  });
});

describe('what is typed wrong', () => {
  it.each([
    ['edit plan.yaml --section trigers', 2, 'Did you mean "triggers"?'],
    ['new --region atlantis', 2, 'There is no region with that name'],
    ['edit nothing.yaml', 1, 'There is no such file'],
  ])('%s', async (args, code, said) => {
    const program = start(args, { files });
    const end = await program.end();
    expect(end.code).toBe(code);
    expect(program.said).toContain(said);
    expect(isUsable(end)).toBe(true);
  });
});

it('takes the region from the command, and does not ask for it', async () => {
  const program = start('new --quick --region scotland');
  await program.answer([['Ready?', '']]);
  await program.asked('Is anyone in danger');
  program.type('1\r');
  await program.asked('What name');
  expect(program.read()).toContain('region: "scotland"');
  expect(existsSync(join(program.folder, 'plan.yaml'))).toBe(true);
});
