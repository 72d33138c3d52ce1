// Two plans that agree in the parts a reader is shown give that reader the same bytes, in every format.
import { describe, expect, test } from 'vitest';
import { renderCalendar } from '../../src/handouts/calendar.ts';
import { renderHandout, renderHandouts } from '../../src/handouts/handout.ts';
import { pagesOf } from '../../src/handouts/html/page.ts';
import { renderJson } from '../../src/handouts/json.ts';
import { sightOf, type Reader } from '../../src/plan/sharing.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const PARTS = Object.keys(knowledge.shares).filter((part) => part !== 'never');
const SETS: string[][] = [
  [],
  ['overdose'],
  ['name', 'contacts', 'overdose'],
  ['timeline', 'opioids'],
  ['gates', 'timeline', 'opioids', 'medicine'],
  PARTS.filter((_, index) => index % 2 === 0),
  PARTS.filter((part) => part !== 'gates' && part !== 'medicine'),
  PARTS,
];

/** The first plan in what is shared, the second in all else. */
function mixed(first: Plan, second: Plan, parts: readonly string[]): Plan {
  const hidden = PARTS.filter((part) => !parts.includes(part));
  const theirs = sightOf(knowledge, second, hidden).plan;
  const ours = sightOf(knowledge, first, parts).plan;
  const clock = parts.includes('timeline') ? first : second;
  const out: Record<string, unknown> = { version: '2', timezone: clock.timezone, about: {} };
  for (const source of [theirs, ours])
    for (const [section, answers] of Object.entries(source))
      if (typeof answers === 'object' && !Array.isArray(answers))
        out[section] = { ...(out[section] as object | undefined), ...answers };
  const region = first.about?.region;
  out['about'] = { ...(out['about'] as object), ...(region ? { region } : {}) };
  if (region === undefined) delete (out['about'] as Record<string, unknown>)['region'];
  if (parts.includes('checkins') && first.checkins) out['checkins'] = first.checkins;
  // Never shared, and never the same.
  out['safety'] = { ...(out['safety'] as object), ...(second.safety?.now ? { now: second.safety.now } : {}) };
  if (parts.includes('timeline') && first.timeline) out['timeline'] = first.timeline;
  return out as Plan;
}

const shareWith = (plan: Plan, reader: 'family' | 'worker' | 'card', parts: readonly string[]): Plan => ({
  ...plan,
  sharing: { [reader]: parts.length > 0 ? [...parts] : ['none'] },
});

function everything(plan: Plan, reader: Reader): string {
  const asked = { knowledge, plan, today: TODAY, reader };
  const handouts = Object.values(knowledge.handouts);
  return [
    ...renderHandouts(handouts, asked),
    ...['timeline', 'one-page', 'wallet-card'].map((id) => knowledge.handouts[id]!).map(pagesOf(asked)),
    renderJson(asked),
    renderCalendar({ ...asked, titles: true }),
  ].join('\n');
}

const wholePlan = (plan: Plan): string =>
  renderHandout(knowledge.handouts['plan']!, { knowledge, plan, today: TODAY });

const isClosed = (plan: Plan): boolean => timelineOf(knowledge, plan, TODAY).gates.closed;
const names = Object.keys(people);

const CASES = SETS.flatMap((parts) =>
  (parts.length % 2 === 0 ? (['worker'] as const) : (['family', 'card'] as const)).map((reader) => ({
    reader,
    parts,
  })),
);

describe('pairs of plans', () => {
  test.each(CASES)('$reader, shown $parts.length parts: $parts', ({ reader, parts }) => {
    for (const [index, name] of names.entries()) {
      // A third of the people in each case, another third in the next.
      if (index % 3 !== parts.length % 3) continue;
      const first = people[name]!;
      const second = people[names[(index + 7) % names.length]!]!;
      const one = shareWith(first, reader, parts);
      const other = shareWith(mixed(first, second, parts), reader, parts);
      // The one exception: behind a gate nobody is shown a date, and that copy looks like one without dates.
      if (isClosed(one) !== isClosed(other) && parts.includes('timeline')) continue;
      expect(everything(other, reader)).toBe(everything(one, reader));
    }
  });
});

/** Two answers to each part that differ, and leave the dates open: of someone who has stopped heroin, by day. */
const OPEN = planFrom(`${CALM}
about: { region: england, name: Ash }
use: { opioids: [heroin], source: [street], status: stopped, pattern: many_daily, last_use: "2026-11-20 22:00" }
`);
const OTHERS: Record<string, Answers> = {
  name: { about: { name: 'Bo' } },
  why_now: { about: { why_now: 'Zq' } },
  opioids: { use: { opioids: ['fentanyl'], how: ['snort'], other_drugs: ['cocaine'] } },
  timeline: { use: { last_use: '2026-11-21 07:00', left: [{ place: 'hospital', out: '2026-11-19' }] } },
  gates: { safety: { past_overdose: 'past_year' } },
  health: { safety: { health: ['heart'] } },
  medicine: { medicine: { wanted: 'not_now', list: [{ name: 'Zq' }] } },
  first_days: { first_days: { where: 'Zq', drives: 'yes' } },
  triggers: { triggers: { list: [{ what: 'Zq' }] } },
  warning_signs: { triggers: { signs: ['Zq'] } },
  coping: { coping: { skills: ['Zq'] } },
  contacts: { people: { contacts: [{ name: 'Zq', role: 'help', phone: '07700 900321' }] } },
  overdose: { overdose: { naloxone: 'have', naloxone_place: 'Zq' } },
  lapse: { lapse: { words: 'Zq' } },
  appointments: { aftercare: { appointments: [{ what: 'Zq', when: '2026-12-01 10:00' }] } },
  aftercare: { aftercare: { groups: [{ what: 'Zq' }] } },
  home_work_money: { safety: { home: ['alone'] }, life: { work: 'Zq' } },
  story: { story: { hope: 'Zq' } },
  reasons: { reasons: { why: ['Zq'] } },
  goals: { reasons: { goals: [{ goal: 'Zq', by: '2026-12-01' }] } },
};
type Answers = Record<string, Record<string, unknown>>;

const laidOver = (plan: Plan, answers: Answers): Plan =>
  Object.entries(answers).reduce<Plan>(
    (sum, [section, some]) => ({ ...sum, [section]: { ...sum[section as 'use'], ...some } }),
    plan,
  );
const noted = (plan: Plan, note: string): Plan => ({
  ...plan,
  timeline: { notes: note, stages: [{ id: 'early', note }], windows: [{ id: 'stop', note }] },
});

describe('one part that is not shared changes nothing, where all the others are', () => {
  test.each(PARTS.filter((part) => part !== 'checkins').map((part, index) => [part, index] as const))(
    '%s',
    (part, index) => {
      const reader = index % 2 === 0 ? 'worker' : 'family';
      const parts = PARTS.filter((one) => one !== part);
      const [one, other] = [OPEN, laidOver(OPEN, OTHERS[part]!)].map((plan) =>
        shareWith(plan, reader, parts),
      );
      expect([isClosed(one!), isClosed(other!)]).toEqual([false, false]);
      expect(everything(other!, reader)).toBe(everything(one!, reader));
      // It would be seen by one who is shown it.
      expect(wholePlan(other!)).not.toBe(wholePlan(one!));
    },
  );

  test('the notes on a timeline', () => {
    const parts = PARTS.filter((part) => part !== 'timeline');
    const [one, other] = ['Zq', 'Qz'].map((note) => shareWith(noted(OPEN, note), 'worker', parts));
    expect(everything(other!, 'worker')).toBe(everything(one!, 'worker'));
    expect(wholePlan(one!)).toContain('Zq');
  });
});

test.each(SETS.filter((parts) => !parts.includes('timeline')).map((parts) => [parts]))(
  'where the person lives, by the day on a page: shown %j',
  (parts) => {
    const [east, west] = (
      [
        ['America/New_York', '2026-11-27'],
        ['America/Los_Angeles', '2026-11-26'],
      ] as const
    ).map(([clock, today]) => {
      const plan = {
        ...laidOver(OPEN, { about: { region: 'united_states', clock } }),
        timezone: clock,
        aftercare: { appointments: [{ what: 'Zq', when: '2026-11-26 23:00' }] },
      };
      const handouts = Object.values(knowledge.handouts);
      const asked = { knowledge, plan: shareWith(plan, 'worker', parts), today, here: '2026-11-27' };
      const theirs = { ...asked, reader: 'worker' as const };
      return {
        own: renderHandouts(handouts, asked).join('\n'),
        theirs: [
          ...renderHandouts(handouts, theirs),
          ...handouts.map(pagesOf(theirs)),
          renderJson(theirs),
          renderCalendar({ ...theirs, titles: true }),
        ].join('\n'),
      };
    });
    expect(west!.theirs).toBe(east!.theirs);
    expect(west!.own).not.toBe(east!.own);
  },
);

test('each page of an export is for its own reader, whichever was made before it', () => {
  const sharing = { family: ['name', 'timeline'], worker: ['contacts', 'medicine'], card: ['overdose'] };
  const plan = {
    ...laidOver(OPEN, { ...OTHERS['contacts'], ...OTHERS['overdose'], ...OTHERS['medicine'] }),
    sharing,
  };
  const asked = { knowledge, plan, today: TODAY };
  const handouts = Object.values(knowledge.handouts);
  for (const order of [handouts, handouts.toReversed()])
    for (const [index, text] of renderHandouts(order, asked).entries()) {
      const { reader } = order[index]!.meta;
      const theirs = reader === 'anyone' ? 'me' : reader;
      expect(text).toBe(renderHandout(order[index]!, { ...asked, reader: theirs }));
    }
});

test('behind a gate that is not shared, the copy has no date of withdrawal, and does not say why', () => {
  const open = people['leeds-heroin']!;
  const closed: Plan = { ...open, safety: { ...open.safety, applies: ['pregnant'] } };
  const parts = ['timeline', 'opioids'];
  const [shown, hidden] = [open, closed].map((plan) =>
    everything(shareWith(plan, 'worker', parts), 'worker'),
  );
  expect(shown).toMatch(/It is worst some time between/);
  expect(hidden).not.toMatch(/It is worst some time between/);
  expect(hidden).not.toMatch(/pregnan(t, or|cy\b).*What to do/i);
  expect(hidden).not.toContain('no withdrawal dates until then');
});

test('only parts are counted', () => {
  const plan = shareWith(people['leeds-heroin']!, 'family', ['overdose']);
  const page = renderHandouts([knowledge.handouts['family']!], { knowledge, plan, today: TODAY })[0]!;
  expect(page).toContain(`**Shared: 1 of ${PARTS.length} parts**`);
});

test('pages for family, a worker and a pocket show what that reader may see, unless asked for otherwise', () => {
  const plan = shareWith(people['leeds-heroin']!, 'family', []);
  const family = knowledge.handouts['family']!;
  const asked = { knowledge, plan, today: TODAY };
  expect(renderHandouts([family], asked)[0]).toContain('(not shared)');
  expect(renderHandouts([family], { ...asked, reader: 'me' })[0]).not.toContain('(not shared)');
  const card = knowledge.handouts['wallet-card']!;
  const onMethadone = people['dublin-methadone']!;
  expect(renderHandouts([card], { ...asked, plan: onMethadone })[0]).toContain('I take:** Methadone');
  const bare = shareWith(onMethadone, 'card', []);
  const text = renderHandouts([card], { ...asked, plan: bare })[0]!;
  expect(text).not.toContain('I take:');
  expect(text).not.toContain(onMethadone.about!.name!);
  expect(text).toContain('IF I WILL NOT WAKE UP');
});
