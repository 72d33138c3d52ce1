import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { isUsable, QUICK, start, type Program, type StartOptions } from '../helpers/pty.ts';
import { bin, cleanEnv } from '../helpers/setting.ts';

/** What the program sent, without what the shell around it and the terminal's own echo added. */
const sent = ({ raw }: Program): string => raw.slice(raw.indexOf('\n') + 1, raw.indexOf('CODE='));

describe('plain lines at a terminal', () => {
  it.each<[string, string, StartOptions]>([
    ['--plain', 'new --quick --plain', {}],
    ['ACCESSIBLE=1', 'new --quick', { env: { ACCESSIBLE: '1' } }],
    ['TERM=dumb', 'new --quick', { env: { TERM: 'dumb' } }],
  ])('with %s the whole interview has no escape sequence', async (_, args, options) => {
    const plain = start(args, options);
    await plain.answer(QUICK);
    const end = await plain.end();
    expect(end.code).toBe(0);
    expect(isUsable(end)).toBe(true);
    expect(sent(plain)).not.toContain('\x1b');
    expect(plain.read()).toContain('last_use: "2026-11-21 23:00"');
    // Each question is read once, until the review.
    const [asked] = plain.said.split('What you said');
    for (const [question] of QUICK.slice(0, -2)) expect(asked!.split(question).length, question).toBe(2);
  });

  it('says what there is, and an empty line keeps it', async () => {
    const plan = 'version: "1"\nabout:\n  region: "england"\nsafety:\n  now: "no"\n';
    const plain = start('edit plan.yaml --plain --section about', { files: { 'plan.yaml': plan } });
    await plain.asked('You said: England');
    plain.type('\r');
    await plain.asked('You said: No. No one is in danger');
    plain.type('\r');
    await plain.asked('What name');
    expect(plain.read()).toBe(plan);
    plain.type(':stop\r');
    expect((await plain.end()).code).toBe(130);
  });

  it.each([
    ['Ctrl-C', '\x03', 130],
    ['Ctrl-D', '\x04', 130],
  ])('%s stops with the answers kept', async (_, key, code) => {
    const plain = start('new --quick --plain');
    await plain.answer(QUICK.slice(0, 3));
    await plain.asked('What name');
    plain.type(key);
    const end = await plain.end();
    expect(end.code).toBe(code);
    expect(isUsable(end)).toBe(true);
    expect(plain.read()).toContain('now: "no"');
  });

  it('says what would fit, without reading the question again', async () => {
    const plain = start('new --quick --plain');
    await plain.answer(QUICK.slice(0, 2));
    await plain.asked('Is anyone in danger');
    plain.type('yes\r');
    await plain.asked('Type one of these numbers: 2, 3, 4');
    plain.type(':clear\r');
    await plain.asked("We can't clear the screen here");
    plain.type('\r');
    await plain.asked('Is anyone in danger');
    plain.type('1\r');
    await plain.asked('What name');
  });

  it('keeps a paste of three lines as one answer', async () => {
    const plan = 'version: "1"\nabout:\n  region: "england"\n';
    const plain = start('edit plan.yaml --plain --section story', { files: { 'plan.yaml': plan } });
    await plain.asked('What led you here');
    plain.type('One.\rTwo.\rThree.\r');
    await plain.asked('Was there drink');
    expect(plain.read()).toMatch(/led_here: (?:\|-?\n +One\.\n +Two\.\n +Three\.|"One\.\\nTwo\.\\nThree\.")/);
  });
});

describe('answers through a pipe', () => {
  interface Ran {
    code: number | null;
    said: string;
    plan: string;
  }
  async function pipe(args: string[], typed: string): Promise<Ran> {
    const folder = newFolder();
    const file = join(folder, 'plan.yaml');
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: cleanEnv() });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(typed);
    const code = await new Promise<number | null>((done) => child.on('close', done));
    return { code, said, plan: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  }
  const lines = QUICK.map(([, typed]) => typed);

  it('make a whole plan', async () => {
    const { code, said, plan } = await pipe(['new', '--quick', '--plain'], `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    expect(said).not.toContain('\x1b');
    expect(plan).toContain('name: "Tasha"');
  });

  it('work with the line ends of Windows and without the last one', async () => {
    const { code, plan } = await pipe(['new', '--quick', '--plain'], lines.join('\r\n'));
    expect(code).toBe(0);
    expect(plan).toContain('naloxone: "none"');
  });

  it('that end too soon are an interview that was stopped', async () => {
    const { code, said, plan } = await pipe(['new', '--quick', '--plain'], lines.slice(0, 6).join('\n'));
    expect(code).toBe(130);
    expect(said).toContain('are kept in plan.yaml');
    expect(plan).toContain('- "heroin"');
    expect(plan).not.toContain('source');
  });

  it('are not expected without being asked for', async () => {
    const { code, said, plan } = await pipe(['new', '--quick'], lines.join('\n'));
    expect(code).toBe(2);
    expect(said).toContain('--answers');
    expect(plan).toBe('');
  });

  it('lose their escape sequences', async () => {
    const typed = lines.map((line) => (line === 'Jay' ? '\x1b[31mJ\x1b]0;x\x07a\x9by' : line));
    const { plan } = await pipe(['new', '--quick', '--plain'], `${typed.join('\n')}\n`);
    expect(plan).toMatch(/name: "Ja/);
    expect(/(?!\n)\p{Cc}/u.test(plan)).toBe(false);
  });
});
