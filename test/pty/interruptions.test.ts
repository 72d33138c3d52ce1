import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/yaml/yaml.ts';
import { newFolder } from '../helpers/folder.ts';
import { isUsable, Program, upTo, type StartOptions } from '../helpers/pty.ts';

/** What each question of the quick path puts into the file. */
const ANSWERS: readonly (readonly [path: string, value: unknown])[] = [
  ['about.region', 'england'],
  ['safety.now', 'no'],
  ['about.name', 'Jay'],
  ['safety.applies', ['none']],
  ['use.opioids', ['heroin']],
  ['use.source', ['street']],
  ['use.status', 'stopped'],
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
const LAST = QUESTIONS.length - 1;
const FIRST_OF_ROW = QUESTIONS.findIndex(([question]) => question === 'What is their name');
const GO_ON = ['There is a plan here', ''] as const;

/** A way of stopping, and what must be so after it. */
interface Way {
  stop: (program: Program) => Promise<void> | void;
  stopped: (program: Program) => Promise<void> | void;
  /** Started again after each stop in a row of people too: the other stops are each followed by the next start. */
  again?: boolean;
  options?: StartOptions;
}

/**
 * Stops at every question in one way. Each start finds the file that the stop before it left, is asked what that one was
 * stopped at, answers it and is stopped at the next. It would not go on in the middle of a row of people, so what is in a row
 * is reached from the file as it was before. The last question is reached from the first, all in one go.
 */
async function everyQuestion(way: Way): Promise<void> {
  const folder = newFolder();
  let beforeRow = '';
  for (const index of QUESTIONS.keys()) {
    const at = index === LAST ? newFolder() : folder;
    const files: Record<string, string> =
      index > FIRST_OF_ROW && index < LAST ? { 'plan.yaml': beforeRow } : {};
    await stoppedAt(index, way, { folder: at, files });
    if (index === FIRST_OF_ROW) beforeRow = readFileSync(join(folder, 'plan.yaml'), 'utf8');
  }
}

/** What is typed to come to a question: from the start, or from the one before when there is a file. */
const wayTo = (index: number): typeof QUESTIONS =>
  index < 3 || index === LAST
    ? QUESTIONS.slice(0, index)
    : [GO_ON, ...QUESTIONS.slice(Math.min(index - 1, FIRST_OF_ROW), index)];

async function stoppedAt(
  index: number,
  { stop, stopped, again, options }: Way,
  at: StartOptions,
): Promise<void> {
  const program = Program.start(['new', '--quick'], { ...options, ...at });
  try {
    await program.answer(wayTo(index));
    await program.asked(QUESTIONS[index]![0]);
    await stop(program);
    await stopped(program);
    if (index < 2) expect(existsSync(join(program.folder, 'plan.yaml'))).toBe(false);
    else expect(inFile(program.read()), `question ${index}`).toEqual(expected(answeredBefore(index)));
    // A row that was begun counts as answered; what comes next is the question after it.
    if (again && index > FIRST_OF_ROW) await isAsked('Do you have naloxone', program.folder);
  } finally {
    program.remove();
  }
}

/** What the next start asks first. */
async function isAsked(question: string, folder: string): Promise<void> {
  const program = Program.start(['new', '--quick'], { folder });
  try {
    await program.answer([GO_ON]);
    await program.asked(question);
  } finally {
    program.remove();
  }
}

/** No hold and no half-written file is left behind. */
function leavesNothing({ folder }: Program): void {
  expect(readdirSync(folder).filter((name) => /\.hold$|\.new$/.test(name))).toEqual([]);
}

const KEYS = { 'Ctrl-C': '\x03', 'Ctrl-D': '\x04' } as const;
const SIGNALS = { SIGTERM: 143, SIGHUP: 129 } as const;

// Each way is a chain of its own: they run side by side, for a program at a terminal mostly waits.
describe.concurrent('at every question of the quick path', { timeout: 120_000 }, () => {
  it.each(Object.entries(KEYS))('%s keeps every answer and gives the terminal back', async (_, key) => {
    await everyQuestion({
      stop: (program) => program.type(key),
      stopped: async (program) => {
        const end = await program.end();
        expect(end.code).toBe(130);
        expect(isUsable(end)).toBe(true);
        expect(program.raw).toContain('\x1b[?2004l');
        expect(program.said).toContain('We have stopped');
        leavesNothing(program);
      },
    });
  });

  it.each(Object.entries(SIGNALS))(
    '%s keeps every answer and gives the terminal back',
    async (signal, code) => {
      await everyQuestion({
        stop: (program) => program.kill(signal as NodeJS.Signals),
        stopped: async (program) => {
          const end = await program.end();
          expect(end.code).toBe(code);
          expect(isUsable(end)).toBe(true);
          leavesNothing(program);
        },
      });
    },
  );

  it('kill -9 keeps every answer, and the next start goes on', async () => {
    await everyQuestion({
      stop: (program) => program.kill('SIGKILL'),
      stopped: async (program) => expect((await program.end()).code).toBe(137),
      again: true,
    });
  });

  it('a closed window keeps every answer and leaves no memory on disk', async () => {
    await everyQuestion({
      stop: (program) => program.close(),
      stopped: (program) => {
        // Ended by the signal of a closed window or with its code: not by an abort, which could leave a core file.
        expect(['129/0', '0/1']).toContain(`${program.gone?.exitCode}/${program.gone?.signal}`);
        leavesNothing(program);
      },
      options: { alone: true },
    });
  });
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
    const each = async (kind: (typeof kinds)[number]): Promise<void> => {
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
    };
    await Promise.all(kinds.map(each));
  });
});
