/** The rich line at a terminal: the keys people know, pastes, and nothing lost or changed on the way. */
import { describe, expect, it } from 'vitest';
import { BEGUN, ESC, isUsable, paste, QUICK, start, upTo } from '../helpers/pty.ts';

describe('the quick path typed at a terminal', () => {
  it('ends with a plan, a usable terminal and status 0', async () => {
    const program = start('new --quick');
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
    const program = start('new --quick');
    await program.answer(upTo('Do you have naloxone'));
    await program.asked('Do you have naloxone');
    const before = program.read();
    const questions = [
      'Who could you call',
      'medicines',
      'How often',
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
    const program = start('new --quick');
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
    const program = start('edit plan.yaml --section about', { files: { 'plan.yaml': BEGUN } });
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

  it('edits by whole characters', async () => {
    const program = start('edit plan.yaml --section about', { files: { 'plan.yaml': BEGUN } });
    await program.answer([
      ['Where are you living', ''],
      ['in danger', ''],
    ]);
    for (const [what, typed, keys, kept] of [
      ['emoji with joiners', 'Jo 👨‍👩‍👧', '\x7f', ['Jo']],
      ['a flag', '🇬🇧🇮🇪', '\x7f', ['🇬🇧']],
      ['Hebrew', 'שלום', '\x7f', ['שלו']],
      ['Arabic', 'مرحبا', '\x7f', ['مرحب']],
      ['Hindi', 'नमस्ते', '\x7f', ['नमस्', 'नम']],
      ['Chinese', '日本語', `${ESC}[D\x7f`, ['日語']],
      ['accents that are marks of their own', 'Zoe\u0301', '\x7f', ['Zo']],
    ] as const) {
      await program.asked('What name');
      // The name that was typed before stands there.
      program.type(`\x15${typed}`);
      await program.still();
      program.type(`${keys}\r`);
      await program.asked('Who is filling this in');
      expect(kept, what).toContain(/name: "(.*)"/.exec(program.read())?.[1]);
      program.type(':back\r');
    }
  });

  it('says what would fit under the line, and keeps what was typed', async () => {
    const program = start('new --quick');
    await program.answer(upTo('Where are you with it'));
    await program.asked('Where are you with it');
    program.type('9\r');
    await program.told('A number from 1 to 5 is fine');
    await program.shown(/> 9\n +That is not on the list/);
    program.type('\x7f5\r');
    await program.asked('How often');
    expect(program.read()).toContain('status: "not_stopping"');
  });

  it('asks which day was meant, and never guesses', async () => {
    const program = start('new --quick');
    await program.answer(upTo('When was your last use'));
    await program.asked('When was your last use');
    program.type('03/04/2026\r');
    await program.asked('Friday 3 April 2026');
    expect(program.said).toContain('Wednesday 4 March 2026');
    program.type('1\r');
    await program.told('We read that as Friday 3 April 2026');
    await program.asked('How often');
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
    const program = start('edit plan.yaml --section story', { files: { 'plan.yaml': BEGUN } });
    await program.asked('What led you here');
    program.type(typed);
    // All of it can be seen, its line ends marked, and nothing has been answered yet.
    await program.shown('I had the job at the farm.\u21b5');
    await program.shown('Then it was not.');
    expect(program.read()).toBe(BEGUN);
    program.type('\r');
    await program.asked('Was there drink');
    expect(program.read()).toMatch(kept);
  });

  it('makes several items of a list', async () => {
    const program = start('edit plan.yaml --section coping', { files: { 'plan.yaml': BEGUN } });
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
    const program = start('new --quick');
    await program.answer(upTo('What name would you like'));
    await program.asked('What name');
    program.type(`${paste(`J${ESC}]52;c;c2VjcmV0\x07a\x03y${ESC}[2J`)}\r`);
    await program.asked('fit you');
    expect(program.read()).toContain('name: "Jay"');
  });

  it('keeps a very long answer, and says when one is too long', async () => {
    const program = start('edit plan.yaml --section story', { files: { 'plan.yaml': BEGUN } });
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
