import { describe, expect, test } from 'vitest';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import { URGENCIES } from '../../src/knowledge/advice-shapes.ts';
import { calmPerson, smallestPerson } from '../../src/templates/proofs/smallest-person.ts';
import { timelineOf, type Derived } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const outcomeOf = (answers: string): Derived => timelineOf(knowledge, planFrom(answers), TODAY);
const standing = ({ gates }: Derived): string[] => gates.standing.map(({ id }) => id);
const base =
  'about: { region: england }\nuse: { opioids: [heroin], source: [street], status: stopped, last_use: "2026-11-21 21:00", left: [{ place: none }], pattern: daily }\noverdose: { naloxone: have }\n';

/** Calm answers, with these in place of those of the same part. */
function withAnswers(...parts: string[]): Derived {
  const lines = [...CALM.trim().split('\n'), ...base.trim().split('\n')];
  const sectionOf = (line: string): string => line.split(':')[0]!;
  const kept = lines.filter((line) => !parts.map(sectionOf).includes(sectionOf(line)));
  return outcomeOf(`${[...kept, ...parts].join('\n')}\n`);
}

test('answers that fit nothing open no gate, and have dates', () => {
  const { gates, timeline } = withAnswers();
  expect([gates, timeline.clock]).toEqual([{ standing: [], closed: false }, 'dated']);
  expect(timeline.stages.filter(({ from }) => from)).toHaveLength(3);
});

describe('a gate opens, and closes the dates', () => {
  test.each([
    ['safety: { now: "no", applies: [pregnant] }', 'pregnancy'],
    ['safety: { now: "no", applies: [maybe_pregnant] }', 'pregnancy'],
    ['safety: { now: "no", applies: [alcohol_daily] }', 'alcohol'],
    ['safety: { now: "no", applies: [alcohol_fits] }', 'alcohol'],
    ['safety: { now: "no", applies: [sedatives] }', 'sedatives'],
    ['safety: { now: "no", applies: [ghb] }', 'ghb'],
    ['safety: { now: "no", applies: [breastfeeding] }', 'breastfeeding'],
    ['safety: { now: "no", applies: [under_18] }', 'under_18'],
    [
      'safety: { now: "no", applies: [none], signs: [severe_shaking, keeps_vomiting] }',
      'shaking_and_vomiting',
    ],
    ['use: { opioids: [heroin], other_drugs: [cider] }', 'alcohol_named'],
    ['safety: { now: "no", applies: [custody] }', 'custody'],
    ['medicine: { current: [methadone] }', 'on_medicine'],
    ['medicine: { current: [buprenorphine] }', 'on_medicine'],
    ['medicine: { current: [buprenorphine_injection] }', 'on_medicine'],
    ['medicine: { current: [opioid_pain] }', 'prescribed_opioid'],
    ['medicine: { current: [methadone, opioid_pain] }', 'pain_opioid_too'],
    ['medicine: { wanted: want }', 'safety_unanswered'],
    ['safety: { now: "no" }', 'safety_unanswered'],
    ['safety: { now: overdose, applies: [none] }', 'overdose_now'],
    ['safety: { now: suicide, applies: [none] }', 'suicide_now'],
    ['safety: { now: "no", applies: [none], mind: plan }', 'suicide_now'],
    ['safety: { now: "no", applies: [none], mind: ok, health: [psychosis] }', 'psychosis'],
    ['safety: { now: "no", applies: [none], mind: low, health: [severe_depression] }', 'depression_now'],
    ['safety: { now: "no", applies: [none], health: [severe_depression] }', 'depression_now'],
    ['safety: { now: "no", applies: [none], health: [recent_attempt] }', 'recent_attempt'],
    ['safety: { now: "no", applies: [none], signs: [wound, fever] }', 'wound_and_fever'],
    ['safety: { now: "no", applies: [none], supply: [medetomidine] }', 'medetomidine_supply'],
    ['use: { opioids: [heroin], other_drugs: [street valium] }', 'sedatives_named'],
    ['use: { opioids: [heroin], other_drugs: [ghb] }', 'ghb_named'],
    [
      'use: { opioids: [buprenorphine_injection], source: [my_prescription], status: stopped }',
      'stopped_medicine',
    ],
  ])('%s: %s', (answer, gate) => {
    const outcome = withAnswers(answer);
    expect(standing(outcome)).toContain(gate);
    expect([outcome.gates.closed, outcome.timeline.clock]).toEqual([true, 'closed']);
    for (const stage of outcome.timeline.stages) expect(Object.keys(stage)).toEqual(['id']);
  });

  test('for a question left as "don\'t know", as for one never asked', () => {
    const outcome = outcomeOf(
      `${base}safety: { now: "no" }\nmedicine: { current: [none] }\ncome_back: { applies: rather_not_say }\n`,
    );
    expect([standing(outcome), outcome.timeline.clock]).toEqual([['safety_unanswered'], 'closed']);
  });
});

test.each([
  ['safety: { now: "no", applies: [none], mind: ok, health: [severe_depression] }', 'depression_past'],
  ['safety: { now: "no", applies: [none], mind: thoughts }', 'suicide_thoughts'],
  ['safety: { now: "no", applies: [gabapentinoids] }', 'gabapentinoids'],
  ['overdose: { naloxone: none }', 'no_naloxone'],
])('a gate opens, and leaves the dates: %s: %s', (answer, gate) => {
  const outcome = withAnswers(answer);
  expect([standing(outcome), outcome.timeline.clock]).toEqual([[gate], 'dated']);
});

describe.each(Object.entries(knowledge.gates))('%s', (id, gate) => {
  const smallest = smallestPerson(knowledge, gate.for, TODAY);

  test('opens for the smallest plan it is made for, and the plan says what to do', () => {
    expect(smallest).toBeDefined();
    const plan = smallest!;
    const { gates, timeline } = timelineOf(knowledge, plan, TODAY);
    expect(gates.standing.map((one) => one.id)).toContain(id);
    const page = renderHandout(knowledge.handouts['plan']!, { knowledge, plan, today: TODAY });
    const region = plan.about?.region;
    expect(page).toContain(gate.title);
    expect(page).toContain(renderStatement(knowledge, gate.see, region));
    // An emergency says only what to do.
    if (gate.urgency !== 'emergency') expect(page).toContain(renderStatement(knowledge, gate.why, region));
    if (!gate.closes) return;
    expect([gates.closed, timeline.clock]).toEqual([true, 'closed']);
    expect(timeline.stages.filter(({ from, to, when }) => from ?? to ?? when)).toEqual([]);
  });

  test('closes the dates of someone of whom nothing else is true, or leaves them', () => {
    const calm = smallestPerson(knowledge, gate.for, TODAY, calmPerson(knowledge, TODAY));
    expect(calm).toBeDefined();
    const { gates, timeline } = timelineOf(knowledge, calm!, TODAY);
    if (gate.closes) expect([gates.closed, timeline.clock]).toEqual([true, 'closed']);
    expect(timeline.clock === 'closed').toBe(gates.closed);
  });
});

describe('of gates about one thing only the gravest stands', () => {
  test.each<[what: string, answers: string[], about: string, stands: string, sayToo: string[]]>([
    [
      'shakes of someone who drinks',
      ['safety: { now: "no", applies: [alcohol_daily], signs: [severe_shaking] }'],
      'shaking',
      'drink_or_sedative_shakes',
      [],
    ],
    [
      'the same, with medetomidine about',
      ['safety: { now: "no", applies: [alcohol_daily], signs: [severe_shaking], supply: [medetomidine] }'],
      'shaking',
      'medetomidine_shaking',
      ['I drink, or take pills or GHB.'],
    ],
    [
      'throwing up, and hardly any pee',
      ['safety: { now: "no", applies: [none], signs: [keeps_vomiting, no_pee] }'],
      'fluids',
      'dried_out',
      ['I cannot keep water down.'],
    ],
    [
      'the same, with medetomidine about',
      ['safety: { now: "no", applies: [none], signs: [keeps_vomiting, no_pee], supply: [medetomidine] }'],
      'fluids',
      'medetomidine_vomiting',
      ['I have hardly had a pee for hours.', 'I cannot keep water down.'],
    ],
    [
      'a wound and a fever',
      ['safety: { now: "no", applies: [none], signs: [wound, fever] }'],
      'infection',
      'wound_and_fever',
      [],
    ],
    [
      'a plan to die, and thoughts of it',
      ['safety: { now: suicide, applies: [none], mind: thoughts }'],
      'suicide',
      'suicide_now',
      [],
    ],
    [
      'psychosis and depression',
      ['safety: { now: "no", applies: [none], mind: low, health: [psychosis, severe_depression] }'],
      'mental_health',
      'psychosis',
      ['I get so low that I cannot cope.'],
    ],
    [
      'benzos most days, and named',
      ['safety: { now: "no", applies: [sedatives] }', 'use: { opioids: [heroin], other_drugs: [sedatives] }'],
      'sedatives',
      'sedatives',
      [],
    ],
  ])('%s', (_, answers, about, stands, sayToo) => {
    const { gates } = withAnswers(...answers);
    const one = gates.standing.filter((gate) => gate.about === about);
    expect(one.map(({ id, say_too }) => [id, say_too])).toEqual([[stands, sayToo]]);
    expect(gates.closed).toBe(true);
  });

  test('one that is not on the page still closes: held now, and out soon', () => {
    const outcome = withAnswers(
      'safety: { now: "no", applies: [custody] }',
      'use: { opioids: [heroin], source: [street], status: using, left: [{ place: prison, out: "2026-11-25" }], pattern: daily }',
    );
    expect(standing(outcome)).toEqual(['custody_leaving']);
    expect(knowledge.gates['custody_leaving']!.closes).toBeUndefined();
    expect([outcome.gates.closed, outcome.timeline.clock]).toEqual([true, 'closed']);
  });

  test('what else to say is on the page', () => {
    const answers = `${CALM}${base}`.replace('signs: [none]', 'signs: [keeps_vomiting, no_pee]');
    const page = renderHandout(knowledge.handouts['plan']!, {
      knowledge,
      plan: planFrom(answers),
      today: TODAY,
    });
    expect(page).toContain('Say too: "I cannot keep water down."');
    expect(page).not.toContain('**Cannot keep water down.**');
  });
});

describe('gates and people', () => {
  const table = Object.entries(people).map(([name, plan]) => ({
    name,
    ...timelineOf(knowledge, plan, TODAY),
  }));

  test('the table', async () => {
    const rows = table.map(({ name, gates, timeline }) => {
      const stages = timeline.stages.filter((stage) => stage.from).length;
      const windows = timeline.windows.map(
        ({ id, planned, from }) => `${id}${planned ? ' (planned)' : ''} ${from}`,
      );
      const lines = gates.standing.map(
        ({ id, urgency, closes }) => `${id} [${urgency}${closes ? ', closes' : ''}]`,
      );
      return [
        name,
        `  clock: ${timeline.clock}, stages with dates: ${stages}, windows: ${windows.join(', ') || 'none'}`,
        ...(lines.length > 0 ? lines : ['no gate']).map((line) => `  ${line}`),
      ].join('\n');
    });
    await expect(`${rows.join('\n\n')}\n`).toMatchFileSnapshot('../goldens/gates-and-people.txt');
  });

  test('nobody behind a gate has a stage with a time', () => {
    const closed = table.filter(({ gates }) => gates.closed);
    expect(closed.length).toBeGreaterThan(3);
    expect(table.length - closed.length).toBeGreaterThan(3);
    for (const { timeline } of closed) {
      expect(timeline.clock).toBe('closed');
      for (const stage of timeline.stages) expect(Object.keys(stage)).toEqual(['id']);
    }
  });

  test('the gravest comes first', () => {
    for (const { name, gates } of table) {
      const ranks = gates.standing.map(({ urgency }) => URGENCIES.indexOf(urgency));
      expect(ranks, name).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });
});

test.each(Object.entries(knowledge.gates))('%s says nothing twice in its line', (_, { title, why, see }) => {
  const said = [title, ...[why, see].map((id) => renderStatement(knowledge, id, 'england'))].flatMap((text) =>
    text.split(/(?<=[.?!]) /).map((sentence) => sentence.replaceAll(/[*.?!]/g, '')),
  );
  expect(said).toEqual([...new Set(said)]);
});
