import { describe, expect, test } from 'vitest';
import { gatesOf } from '../../src/advice/gates.ts';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import { questionAt } from '../../src/knowledge/bank.ts';
import { LEFT_WORDS } from '../../src/knowledge/questions.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const gatesFor = (answers: string): string[] => gatesOf(knowledge, planFrom(answers)).map(({ id }) => id);
const base =
  'about: { region: england }\nuse: { opioids: [heroin], source: [street], stage: stopped, left: none }\noverdose: { naloxone: have }\n';

test('answers that fit nothing open no gate', () => expect(gatesFor(CALM + base)).toEqual([]));

describe('a gate opens', () => {
  test.each([
    ['safety: { now: "no", applies: [pregnant] }', 'pregnancy'],
    ['safety: { now: "no", applies: [maybe_pregnant] }', 'pregnancy'],
    ['safety: { now: "no", applies: [alcohol_daily] }', 'alcohol'],
    ['safety: { now: "no", applies: [alcohol_fits] }', 'alcohol'],
    ['safety: { now: "no", applies: [sedatives] }', 'sedatives'],
    ['safety: { now: "no", applies: [ghb] }', 'ghb'],
    ['safety: { now: "no", applies: [under_18] }', 'under_18'],
    ['safety: { now: "no", applies: [custody] }', 'custody'],
    ['medicine: { current: [methadone] }', 'on_medicine'],
    ['medicine: { current: [buprenorphine] }', 'on_medicine'],
    ['medicine: { current: [buprenorphine_injection] }', 'on_medicine'],
    ['medicine: { current: [opioid_pain] }', 'prescribed_opioid'],
    ['medicine: { wanted: want }', 'safety_unanswered'],
    ['safety: { now: "no" }', 'safety_unanswered'],
    ['safety: { now: overdose, applies: [none] }', 'overdose_now'],
    ['safety: { now: suicide, applies: [none] }', 'suicide_now'],
    ['safety: { now: "no", applies: [none], health: [psychosis] }', 'mental_health'],
  ])('%s: %s', (answer, gate) => {
    const [section] = answer.split(':');
    const rest = CALM.split('\n')
      .filter((line) => !line.startsWith(`${section}:`))
      .join('\n');
    const plan = planFrom(`${rest}\n${base}${answer}\n`);
    expect(gatesOf(knowledge, plan).map(({ id }) => id)).toContain(gate);
    expect(timelineOf(knowledge, plan).timeline.clock).toBe('closed');
  });

  test('for a question left as "don\'t know", as for one never asked', () => {
    const plan = planFrom(
      `${base}safety: { now: "no" }\nmedicine: { current: [none] }\ncome_back: { applies: rather_not_say }\n`,
    );
    expect(timelineOf(knowledge, plan).timeline.clock).toBe('closed');
  });
});

/** A plan with the first answer that a clause accepts for each of its paths, and nothing else. */
function smallest(clause: Record<string, readonly string[]>): Plan {
  const plan: Record<string, Record<string, unknown>> = {};
  for (const [path, [value = '']] of Object.entries(clause)) {
    const { id, kind } = questionAt(knowledge, path)!;
    const [section, key] = path.split('.') as [string, string];
    if (value === 'unanswered') continue;
    if (LEFT.has(value)) (plan['come_back'] ??= {})[id] = value;
    else (plan[section] ??= {})[key] = kind === 'many' ? [value] : value;
  }
  return { version: '1', ...plan };
}
const LEFT: ReadonlySet<string> = new Set(LEFT_WORDS);

test.each(Object.entries(knowledge.gates))('%s opens for everyone it is made for', (id, gate) => {
  for (const clause of gate.when) {
    const plan = smallest(clause);
    expect(gatesOf(knowledge, plan).map((one) => one.id)).toContain(id);
    if (gate.action.includes('gate')) expect(timelineOf(knowledge, plan).timeline.stages).toEqual([]);
    const page = renderHandout(knowledge.handouts['plan']!, { knowledge, plan, today: TODAY });
    expect(page).toContain(renderStatement(knowledge, gate.why, plan.about?.region));
  }
});

describe('gates and people', () => {
  const table = Object.entries(people).map(([name, plan]) => ({
    name,
    plan,
    gates: gatesOf(knowledge, plan),
  }));

  test('the table', async () => {
    const rows = table.map(({ name, plan, gates }) => {
      const { timeline } = timelineOf(knowledge, plan);
      const stages = timeline.stages.filter((stage) => stage.from).length;
      return `${name}\n  clock: ${timeline.clock}, stages with dates: ${stages}, windows: ${timeline.windows.length}\n  ${gates.map(({ id, action }) => `${id} [${action.join(' ')}]`).join('\n  ') || 'no gate'}`;
    });
    await expect(`${rows.join('\n\n')}\n`).toMatchFileSnapshot('../goldens/gates-and-people.txt');
  });

  test('nobody behind a gate has a stage', () => {
    const closed = table.filter(({ gates }) => gates.some(({ action }) => action.includes('gate')));
    expect(closed.length).toBeGreaterThan(3);
    for (const { plan } of closed) {
      const { timeline } = timelineOf(knowledge, plan);
      expect([timeline.clock, timeline.stages]).toEqual(['closed', []]);
    }
  });
});
