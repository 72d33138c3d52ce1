import { afterEach, describe, expect, it } from 'vitest';
import { isUsable, Program, QUICK, type StartOptions } from '../helpers/pty.ts';

const ESC = '\x1b';
const paste = (text: string): string => `${ESC}[200~${text}${ESC}[201~`;

let program: Program;
function start(args: string, options: StartOptions = {}): Program {
  program = Program.start(args.split(' '), options);
  return program;
}
afterEach(() => program.remove());

/** A plan in which only the questions of one part are open. */
const PLAN = 'version: "1"\nabout:\n  region: "england"\n  name: "Jay"\nsafety:\n  now: "no"\n';
const upTo = (question: string): typeof QUICK =>
  QUICK.slice(
    0,
    QUICK.findIndex(([one]) => one === question),
  );

describe('the quick path typed at a terminal', () => {
  it('ends with a plan, a usable terminal and status 0', async () => {
    start('new --quick');
    await program.answer(QUICK);
    const end = await program.end();
    expect(end.code).toBe(0);
    expect(isUsable(end)).toBe(true);
    expect(program.read()).toContain('phone: "07700 900321"');
    expect(program.read()).toContain('last_use: "2026-11-21 23:00"');
    expect(program.said).toContain('aftercare print plan.yaml');
    // Nothing went to the title or the clipboard of the terminal.
    expect(program.raw).not.toMatch(/\x1b\]/);
  });

  it('walks back and forth through every question without changing an answer', async () => {
    start('new --quick');
    await program.answer(upTo('Do you have naloxone'));
    await program.asked('Do you have naloxone');
    const before = program.read();
    const questions = [
      'Who could you call',
      'medicines',
      'last use',
      'Where are you with it',
      'Where does it come',
    ];
    questions.push('Which of these do you use', 'fit you', 'What name', 'in danger', 'Where are you living');
    // Where an answer stands already, a command takes its place.
    for (const question of questions) {
      program.type(':back\r');
      await program.asked(question);
    }
    program.type('<\r');
    await program.asked('This is the first question');
    for (const question of questions.toReversed().slice(1)) {
      program.type('\r');
      await program.asked(question);
    }
    program.type('\r');
    await program.asked('Do you have naloxone');
    expect(program.read()).toBe(before);
    program.type(':stop\r');
    expect((await program.end()).code).toBe(130);
  });

  it('takes answers typed ahead one by one, and loses none', async () => {
    start('new --quick');
    await program.asked('Ready?');
    // Region and danger in one go, a name with what comes before it half typed.
    program.type('\rEngland\r1\r');
    await program.asked('What name');
    program.type('Jay\r');
    await program.asked('fit you');
    program.type('11\rHeroin\r');
    await program.asked('Where does it come from');
    expect(program.read()).toMatch(/name: "Jay"[\s\S]*heroin/);
  });
});

describe('editing at a terminal', () => {
  it('changes an earlier answer in the line, with the keys people know', async () => {
    start('edit plan.yaml --section about', { files: { 'plan.yaml': PLAN } });
    await program.answer([
      ['Where are you living', ''],
      ['in danger', ''],
    ]);
    await program.asked('What name');
    await program.shown('> Jay');
    // Home, type, End, backspace, left twice, delete, word left, Ctrl-U, and a fresh start.
    program.type(`${ESC}[Hx${ESC}[F\x7f${ESC}[D${ESC}[D${ESC}[3~`);
    await program.shown(/> xa$/m);
    program.type(`${ESC}[F\x15two words\x17kind`);
    await program.shown(/> two kind$/m);
    // Escape alone, Tab back and function keys do nothing surprising.
    program.type(`${ESC}`);
    program.type(`${ESC}[Z${ESC}[15~\r`);
    await program.asked('Who is filling this in');
    expect(program.read()).toContain('name: "two kind"');
  });

  it.each([
    ['emoji with joiners', 'Jo 👨‍👩‍👧', '\x7f', 'Jo'],
    ['a flag', '🇬🇧🇮🇪', '\x7f', '🇬🇧'],
    ['Hebrew', 'שלום', '\x7f', 'שלו'],
    ['Arabic', 'مرحبا', '\x7f', 'مرحب'],
    ['Hindi', 'नमस्ते', '\x7f', 'नमस्'],
    ['Chinese', '日本語', `${ESC}[D\x7f`, '日語'],
    ['accents that are marks of their own', 'Zoe\u0301', '\x7f', 'Zo'],
  ])('edits %s by whole characters', async (_, typed, keys, kept) => {
    start('new --quick');
    await program.answer(upTo('What name would you like'));
    await program.asked('What name');
    program.type(typed);
    await program.still();
    program.type(`${keys}\r`);
    await program.asked('fit you');
    const name = /name: "(.*)"/.exec(program.read())?.[1];
    expect(name === kept || (typed === 'नमस्ते' && name === 'नम')).toBe(true);
  });

  it('says what would fit under the line, and keeps what was typed', async () => {
    start('new --quick');
    await program.answer(upTo('Where are you with it'));
    await program.asked('Where are you with it');
    program.type('9\r');
    await program.told('A number from 1 to 5 is fine');
    await program.shown(/> 9\n +That is not on the list/);
    program.type('\x7f5\r');
    await program.asked('medicines');
    expect(program.read()).toContain('stage: "not_stopping"');
  });

  it('asks which day was meant, and never guesses', async () => {
    start('new --quick');
    await program.answer(upTo('When was your last use'));
    await program.asked('When was your last use');
    program.type('03/04/2026\r');
    await program.asked('Friday 3 April 2026');
    expect(program.said).toContain('Wednesday 4 March 2026');
    program.type('1\r');
    await program.told('We read that as Friday 3 April 2026');
    await program.asked('medicines');
    expect(program.read()).toContain('last_use: "2026-04-03"');
  });
});

describe('pasting', () => {
  const story = 'I had the job at the farm.\rIt was good.\rThen it was not.';
  const kept =
    /led_here: \|-?\n +I had the job at the farm\.\n +It was good\.\n +Then it was not\.|led_here: "I had the job at the farm\.\\nIt was good\.\\nThen it was not\."/;

  it.each([
    ['with marks', paste(story)],
    ['without marks', story],
  ])('keeps three lines %s as one answer', async (_, typed) => {
    start('edit plan.yaml --section story', { files: { 'plan.yaml': PLAN } });
    await program.asked('What led you here');
    program.type(typed);
    // All of it can be seen, its line ends marked, and nothing has been answered yet.
    await program.shown('I had the job at the farm.\u21b5');
    await program.shown('Then it was not.');
    expect(program.read()).toBe(PLAN);
    program.type('\r');
    await program.asked('Was there drink');
    expect(program.read()).toMatch(kept);
  });

  it('makes several items of a list', async () => {
    start('edit plan.yaml --section coping', { files: { 'plan.yaml': PLAN } });
    await program.answer([
      ['Which of these would you try', ':skip'],
      ['Which of these is closest', ''],
    ]);
    await program.asked('first three things');
    program.type(`${paste('Shoes on\rWalk\rCall Tasha')}\r`);
    await program.asked('>');
    program.type('\r');
    await program.asked('Where can you go');
    expect(program.read()).toMatch(/first_three:\n +- "Shoes on"\n +- "Walk"\n +- "Call Tasha"/);
  });

  it('takes no keys and no escape sequences from a paste', async () => {
    start('new --quick');
    await program.answer(upTo('What name would you like'));
    await program.asked('What name');
    program.type(`${paste(`J${ESC}]52;c;c2VjcmV0\x07a\x03y${ESC}[2J`)}\r`);
    await program.asked('fit you');
    expect(program.read()).toContain('name: "Jay"');
  });

  it('keeps a very long answer, and says when one is too long', async () => {
    start('edit plan.yaml --section story', { files: { 'plan.yaml': PLAN } });
    await program.asked('What led you here');
    program.type(paste('x'.repeat(10_001)));
    await program.told('That is more than this can hold');
    program.type(paste('long '.repeat(1500).trim()));
    await program.still();
    program.type('\r');
    await program.asked('Was there drink');
    expect(program.read().match(/long/g)?.length).toBe(1500);
  });
});

describe('the window', () => {
  it('holds one whole question after any change of size', async () => {
    start('new --quick');
    await program.answer(upTo('Do any of these fit you'));
    await program.asked('fit you');
    program.type('1 3, half an ans');
    for (const [columns, rows] of [
      [40, 24],
      [20, 40],
      [200, 24],
      [80, 50],
      [80, 6],
      [80, 24],
    ] as const) {
      await program.resize(columns, rows);
      const { text, lines, row, column } = program.screen();
      expect(text.match(/Do any of these/g)?.length ?? 0, `${columns}x${rows}`).toBeLessThanOrEqual(1);
      if (rows > 20) expect(text.replace(/\s+/g, ' ')).toContain('Do any of these fit you?');
      expect(lines.every((line) => line.length <= columns)).toBe(true);
      // The answer stands there once, with the cursor behind it.
      const typed = lines.filter((line) => line.startsWith('> '));
      expect(typed).toHaveLength(1);
      expect(lines[row]!.length).toBe(column);
    }
    program.type('\x1511\r');
    await program.asked('Which of these do you use');
    expect(program.read()).toContain('- "none"');
  });

  it('of 40 columns has no line that is cut or broken inside a word', async () => {
    start('new --quick', { columns: 40, rows: 60 });
    for (const [question, typed] of QUICK) {
      await program.asked(question);
      await program.still();
      expect(program.screen().lines.every((line) => line.length <= 40)).toBe(true);
      program.type(`${typed}\r`);
    }
    expect((await program.end()).code).toBe(0);
  });

  it('shows a long list a windowful at a time, and takes its numbers at any of them', async () => {
    start('edit plan.yaml --section triggers', { files: { 'plan.yaml': PLAN } });
    await program.told('What makes you want to use');
    const seen: number[] = [];
    for (let more = true; more;) {
      await program.prompted();
      await program.still();
      more = program.fresh.includes('press Enter to see more');
      expect(program.screen().lines.filter((line) => line.startsWith('>'))).not.toEqual([]);
      seen.push(...[...program.fresh.matchAll(/ (\d+)\. (?=\S)/g)].map(([, number]) => Number(number)));
      if (more) program.type('\r');
    }
    const all = [...new Set(seen)].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 75 }, (_, index) => index + 1));
    program.type('75, 1\r');
    await program.asked('Now for');
    expect(program.read()).toMatch(/what: "\w+"\n +- what: "old_friends"/);
  });

  it('is emptied with all that could be scrolled back to', async () => {
    start('new --quick', { rows: 10 });
    await program.answer(upTo('Which of these do you use'));
    await program.asked('Which of these do you use');
    await program.still();
    expect(program.scrollback).toBeGreaterThan(20);
    program.type(':clear\r');
    await program.asked('Press Enter to go on');
    await program.shown(/^Press Enter to go on\.\n>$/);
    expect(program.scrollback).toBe(0);
    program.type('\r');
    await program.asked('Which of these do you use');
  });
});

describe('commands', () => {
  it('help, crisis numbers and a skip, and back to the question each time', async () => {
    start('new --quick', { rows: 60 });
    await program.answer(upTo('What name would you like'));
    await program.asked('What name');
    program.type(':help\r');
    await program.told('Why we ask: It goes at the top');
    await program.asked('What name');
    program.type(':crisis\r');
    await program.asked('Press Enter to go back');
    expect(program.said).toContain('999');
    program.type('\r');
    await program.asked('What name');
    program.type(':skip\r');
    await program.asked('Which of these is closest');
    program.type('4\r');
    await program.asked('fit you');
    expect(program.read()).toMatch(/come_back:\n +name: "rather_not_say"/);
  });

  it('stops for an overdose, shows the steps, and keeps the answer', async () => {
    start('new --quick', { rows: 60 });
    await program.answer(upTo('Is anyone in danger right now'));
    await program.asked('Is anyone in danger');
    program.type('2\r');
    await program.asked('Press Enter when you have seen this');
    expect(program.said).toContain('Rub your knuckles');
    program.type('\r');
    await program.asked('Enter means stop here');
    program.type('\r');
    expect((await program.end()).code).toBe(130);
    expect(program.read()).toContain('now: "overdose"');
  });

  it('shows what is most urgent first, and no more than fits the window', async () => {
    start('new --quick');
    await program.answer(upTo('Is anyone in danger right now'));
    await program.asked('Is anyone in danger');
    program.type('2\r');
    await program.asked('Press Enter for more');
    await program.shown('Give naloxone');
    await program.still();
    expect(program.screen().lines.slice(0, 8).join(' ')).toContain('Call 999 now');
    expect(program.screen().text).not.toContain('Is anyone in danger');
    program.type('\r');
    await program.told('Press Enter');
    await program.still();
    expect(program.screen().text).not.toContain('Rub your knuckles');
  });

  it('sets answers aside when a branch closes, and brings them back', async () => {
    const plan = `${PLAN}overdose:\n  naloxone: "have"\n  naloxone_place: "on the hook"\n`;
    start('edit plan.yaml --section overdose', { files: { 'plan.yaml': plan } });
    await program.asked('Do you have naloxone');
    program.type('3\r');
    await program.told('one question no longer fits');
    expect(program.read()).toMatch(/parked:\n +naloxone_place: "on the hook"/);
    await program.asked('If you do use');
    program.type(':back\r');
    await program.asked('Do you have naloxone');
    program.type('1\r');
    await program.told('put your answer back');
    await program.asked('Where do you keep it');
    expect(program.read()).toContain('  naloxone_place: "on the hook"');
    expect(program.read()).not.toContain('parked');
  });

  it('writes several lines with :long, ended by an empty one', async () => {
    start('edit plan.yaml --section story', { files: { 'plan.yaml': PLAN } });
    await program.asked('What led you here');
    program.type(':long\r');
    await program.told('An empty line ends it');
    for (const line of ['One.', 'Two.', '']) {
      program.type(`${line}\r`);
      await program.still();
    }
    await program.asked('Was there drink');
    expect(program.read()).toMatch(/led_here: (?:\|-?\n +One\.\n +Two\.|"One\.\\nTwo\.")/);
  });
});
