import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/yaml/yaml.ts';
import { isUsable, Program, upTo, type StartOptions } from '../helpers/pty.ts';

/** What each question of the quick path puts into the file. */
const ANSWERS: readonly (readonly [path: string, value: unknown])[] = [
  ['about.region', 'england'],
  ['safety.now', 'no'],
  ['about.name', 'Jay'],
  ['safety.applies', ['none']],
  ['use.opioids', ['heroin']],
  ['use.source', ['street']],
  ['use.stage', 'stopped'],
  ['use.last_use', '2026-11-21 23:00'],
  ['use.pattern', 'many_daily'],
  ['medicine.current', ['none']],
  ['people.contacts', [{ name: 'Tasha' }]],
  ['people.contacts', [{ name: 'Tasha', role: 'help' }]],
  ['people.contacts', [{ name: 'Tasha', role: 'help', phone: '07700 900321' }]],
  ['people.contacts', [{ name: 'Tasha', role: 'help', phone: '07700 900321', when: 'up to midnight' }]],
  ['overdose.naloxone', 'none'],
];
const LAST_CONTACT = 14;
const AT_A_TIME = 8;

/** The answers a file must hold after so many questions: neither more nor fewer. */
function expected(count: number): Record<string, unknown> {
  return Object.fromEntries(ANSWERS.slice(0, count));
}
function inFile(text: string): Record<string, unknown> {
  const plan = JSON.parse(JSON.stringify(readYaml(text).value)) as Record<string, Record<string, unknown>>;
  const paths = [...new Set(ANSWERS.map(([path]) => path))];
  return Object.fromEntries(
    paths.flatMap((path) => {
      const [section, key] = path.split('.') as [string, string];
      const value = plan[section]?.[key];
      return value === undefined ? [] : [[path, value]];
    }),
  );
}

/** How many answers are on disk when the question at `index` of QUICK is on the screen. */
const answeredBefore = (index: number): number => {
  const questions = index - 1;
  return questions > LAST_CONTACT ? questions - 1 : questions;
};

const QUESTIONS = upTo('What you said');

async function everyQuestion(
  how: (program: Program, index: number) => Promise<void>,
  check: (program: Program, index: number) => Promise<void> | void,
  options: StartOptions = {},
): Promise<void> {
  await sideBySide([...QUESTIONS.keys()], async (index) => {
    const program = Program.start(['new', '--quick'], options);
    try {
      await program.answer(QUESTIONS.slice(0, index));
      await program.asked(QUESTIONS[index]![0]);
      await how(program, index);
      await check(program, index);
      if (index < 2) expect(existsSync(join(program.folder, 'plan.yaml'))).toBe(false);
      else expect(inFile(program.read()), `question ${index}`).toEqual(expected(answeredBefore(index)));
    } finally {
      program.remove();
    }
  });
}

/** Does something for each, a few at a time: a program at a terminal mostly waits. */
async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

/** No hold and no half-written file is left behind. */
function leavesNothing({ folder }: Program): void {
  expect(readdirSync(folder).filter((name) => /\.hold$|\.new$/.test(name))).toEqual([]);
}

describe('at every question of the quick path', () => {
  it.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])(
    '%s keeps every answer and gives the terminal back',
    async (_, key) => {
      await everyQuestion(
        async (program) => program.type(key),
        async (program) => {
          const end = await program.end();
          expect(end.code).toBe(130);
          expect(isUsable(end)).toBe(true);
          expect(program.raw).toContain('\x1b[?2004l');
          expect(program.said).toContain('We have stopped');
          leavesNothing(program);
        },
      );
    },
    60_000,
  );

  // One handler ends the program for both: each has every other question.
  it('SIGTERM or SIGHUP keeps every answer and gives the terminal back', async () => {
    await everyQuestion(
      async (program, index) => program.kill(index % 2 === 0 ? 'SIGTERM' : 'SIGHUP'),
      async (program, index) => {
        const end = await program.end();
        expect(end.code).toBe(index % 2 === 0 ? 143 : 129);
        expect(isUsable(end)).toBe(true);
        leavesNothing(program);
      },
    );
  }, 60_000);

  it('kill -9 keeps every answer, and the next start goes on', async () => {
    await everyQuestion(
      async (program) => program.kill('SIGKILL'),
      async (program, index) => {
        expect((await program.end()).code).toBe(137);
        if (index < 2) return;
        const again = Program.start(['new', '--quick'], { folder: program.folder });
        await again.asked('There is a plan here');
        again.type('\r');
        // A row that was begun counts as answered; what comes next is the question after it.
        const next = QUESTIONS[index]![0];
        if (index <= 11 || index === 16) await again.asked(next);
        else await again.asked('Do you have naloxone');
        again.kill('SIGKILL');
      },
    );
  }, 60_000);

  it('a closed window keeps every answer and leaves no memory on disk', async () => {
    await everyQuestion(
      async (program) => program.close(),
      (program) => {
        // Ended by the signal of a closed window or with its code: not by an abort, which could leave a core file.
        expect(['129/0', '0/1']).toContain(`${program.gone?.exitCode}/${program.gone?.signal}`);
        leavesNothing(program);
      },
      { alone: true },
    );
  }, 60_000);
});

/** Places of the full path that are not plain questions, what is typed on the way there, and what must then be kept. */
const PLACES: readonly {
  place: string;
  args: string[];
  way: readonly (readonly [string, string])[];
  at: string;
  keeps: RegExp;
}[] = [
  {
    place: 'a long answer, half way',
    args: ['edit', 'plan.yaml', '--section', 'story'],
    way: [['What led you here', ':long']],
    at: 'An empty line ends it',
    keeps: /led_here: "First line\."/,
  },
  {
    place: 'a list, half way',
    args: ['edit', 'plan.yaml', '--section', 'reasons'],
    way: [['Why do you want this', 'My girl']],
    at: '>',
    keeps: /- "My girl"\n +- "First line\."/,
  },
  {
    place: 'the second row of a list of people',
    args: ['edit', 'plan.yaml', '--section', 'people'],
    way: [
      ['What is their name', 'Tasha'],
      ['What would you call them for', '1'],
      ['What is their number', ''],
      ['When can you call', ''],
      ['someone else', 'y'],
    ],
    at: 'What is their name',
    keeps: /name: "Tasha"\n +role: "help"\n +- name: "First line\."/,
  },
  {
    place: 'the danger page',
    args: ['new'],
    way: [
      ['Ready?', ''],
      ['Where are you living', 'england'],
      ['in danger', '2'],
    ],
    at: 'Press Enter for more',
    keeps: /now: "overdose"/,
  },
];

describe.each(PLACES)('at $place', ({ args, way, at, keeps }) => {
  const plan = 'version: "1"\nabout:\n  region: "england"\nsafety:\n  now: "no"\n';
  it('each way of stopping keeps what was confirmed', async () => {
    const kinds = ['\x03', '\x04', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;
    const codes = { '\x03': 130, '\x04': 130, SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137 };
    await sideBySide(kinds, async (kind) => {
      const program = Program.start(args, args[0] === 'edit' ? { files: { 'plan.yaml': plan } } : {});
      try {
        await program.answer(way);
        await program.asked(at);
        if (at !== 'Press Enter for more') {
          program.type('First line.\r');
          await program.still();
          await program.until(() => keeps.test(program.read()), 'the answer on disk');
        }
        if (kind.startsWith('SIG')) program.kill(kind as NodeJS.Signals);
        else program.type(kind);
        const end = await program.end();
        expect(end.code).toBe(codes[kind]);
        if (kind !== 'SIGKILL') expect(isUsable(end)).toBe(true);
        expect(program.read()).toMatch(keeps);
      } finally {
        program.remove();
      }
    });
  });
});
