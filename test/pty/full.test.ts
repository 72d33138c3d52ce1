import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { answerAt } from '../../src/plan/answers.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { REPEAT, Typist } from '../helpers/typist.ts';
import { isUsable, paste, Program } from '../helpers/pty.ts';

const answersOf = (plan: Plan): Record<string, unknown> =>
  Object.fromEntries(questionsOf(knowledge).map(({ path }) => [path, answerAt(plan, path)]));

it.concurrent.each(['leeds-heroin', 'dublin-methadone'])(
  'the full interview typed at a terminal gives the plan of %s',
  async (name) => {
    const file = join(import.meta.dirname, '..', 'people', `${name}.yaml`);
    const { plan: wanted } = readPlan(readFileSync(file, 'utf8'), knowledge, { answers: true });
    const typist = new Typist(knowledge, wanted!);
    const program = Program.start(['new'], { rows: 50, columns: 100 });
    try {
      while (await program.prompted()) {
        const typed = typist.answerTo(program.fresh);
        // Several lines are pasted. What was warned about stands there and is entered as it is.
        const text = typed.includes('\n') ? paste(typed) : typed;
        program.type(typed === REPEAT ? '\r' : `${text}\r`);
      }
      const end = await program.end();
      expect(end.code).toBe(0);
      expect(isUsable(end)).toBe(true);
      const { plan, problems } = readPlan(program.read(), knowledge);
      expect(problems).toEqual([]);
      expect(answersOf(plan!)).toEqual(answersOf(wanted!));
    } finally {
      program.remove();
    }
  },
  90_000,
);
