/** The window of a terminal, of any size, and the commands that work at every question. */
import { describe, expect, it } from 'vitest';
import { BEGUN, QUICK, start, upTo } from '../helpers/pty.ts';

describe('the window', () => {
  it('holds one whole question after any change of size', async () => {
    const program = start('new --quick');
    await program.answer(upTo('Do any of these fit you'));
    await program.asked('fit you');
    program.type('1 3, half an ans');
    await program.shown('half an ans');
    for (const [columns, rows] of [
      [40, 24],
      [20, 40],
      [200, 24],
      [80, 50],
      [80, 6],
      [80, 24],
    ] as const) {
      await program.resize(columns, rows);
      // What is typed is drawn last.
      await program.shown(/^> 1 3, half an ans$/m);
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
    const program = start('new --quick', { columns: 40, rows: 60 });
    for (const [question, typed] of QUICK) {
      await program.asked(question);
      await program.still();
      expect(program.screen().lines.every((line) => line.length <= 40)).toBe(true);
      program.type(`${typed}\r`);
    }
    expect((await program.end()).code).toBe(0);
  });

  it('shows a long list a windowful at a time, and takes its numbers at any of them', async () => {
    const program = start('edit plan.yaml --section triggers', { files: { 'plan.yaml': BEGUN } });
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
    const program = start('new --quick', { rows: 10 });
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
    const program = start('new --quick', { rows: 60 });
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
    const program = start('new --quick', { rows: 60 });
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
    const program = start('new --quick');
    await program.answer(upTo('Is anyone in danger right now'));
    await program.asked('Is anyone in danger');
    program.type('2\r');
    await program.asked('Press Enter for more');
    await program.shown('Give naloxone');
    await program.still();
    expect(program.screen().lines.slice(0, 8).join(' ')).toContain('999');
    expect(program.screen().text).not.toContain('Is anyone in danger');
    program.type('\r');
    await program.told('Press Enter');
    await program.still();
    expect(program.screen().text).not.toContain('Rub your knuckles');
  });

  it('sets answers aside when a branch closes, and brings them back', async () => {
    const plan = `${BEGUN}overdose:\n  naloxone: "have"\n  naloxone_place: "on the hook"\n`;
    const program = start('edit plan.yaml --section overdose', { files: { 'plan.yaml': plan } });
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
    const program = start('edit plan.yaml --section story', { files: { 'plan.yaml': BEGUN } });
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

  it('of 40 columns and 20 rows shows what to do in a crisis without scrolling', async () => {
    const program = start('crisis --region scotland', { columns: 40, rows: 20 });
    await program.shown(/^Emergency: 999\nWill not wake/m);
    await program.shown(/Samaritans: 116 123[^]*--all$/m);
    await program.end();
  });
});
