/** Plans for the proofs: between them they fill every name a template can use, and one is as badly off as can be. */
import { choicesOf, questionsOf } from '../../knowledge/bank.ts';
import { aboutKind } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Field, Question } from '../../knowledge/questions.ts';
import type { Plan } from '../../plan/shape.ts';
import { dayAfter } from '../../text/days.ts';

/** Plans that between them fill every name a template can use: nothing, everything, and each kind of clock. */
export function samplePlans(knowledge: Knowledge): Plan[] {
  const nothing: Plan = { version: '2' };
  const everything = { ...fullPlan(knowledge), timezone: 'UTC' } as Plan;
  const calm: Plan = {
    ...everything,
    safety: { now: 'no', applies: ['none'], signs: ['none'], mind: 'ok', health: ['none'], supply: ['none'] },
    medicine: { ...everything.medicine, current: ['none'] },
    checkins: [{ on: '2026-01-12', craving: '7', mood: '4', sleep: '2', used: 'words', helped: 'words' }],
    lapses: [{ on: '2026-01-12', what_happened: 'words', helped: 'words' }],
    timeline: {
      stages: [{ id: 'early', note: 'a note' }],
      windows: [{ id: 'stop', note: 'a note' }],
      follow_ups: [{ day: '2', note: 'a note' }],
      notes: 'a note',
    },
  };
  const left = { left: [{ place: 'hospital', out: '2026-01-10' }], source: ['street'] };
  const opioids = Object.values(knowledge.opioids);
  const clocks = ['dated', 'words', 'none'].flatMap((clock) => {
    const id = opioids.find((opioid) => opioid.clock === clock)?.id ?? '';
    return ['stopped', 'planning'].map((status) => ({
      ...calm,
      use: { ...left, opioids: [id], status, last_use: '2026-01-10 09:00', planned_stop: '2026-01-20' },
    }));
  });
  return [nothing, everything, ...clocks];
}

function fullPlan(knowledge: Knowledge): Record<string, unknown> {
  const plan: Record<string, Record<string, unknown>> = {};
  for (const question of questionsOf(knowledge)) {
    const [section, key] = question.path.split('.') as [string, string];
    (plan[section] ??= {})[key] = sampleAnswer(knowledge, question);
  }
  return { version: '2', ...plan };
}

function sampleAnswer(knowledge: Knowledge, field: Question | Field): unknown {
  const values = choicesOf(knowledge, field).map(({ value }) => value);
  switch (field.kind) {
    case 'one':
      return values[0] ?? 'words';
    case 'many':
      return values;
    case 'records': {
      const fields = ('fields' in field && field.fields) || [];
      return [Object.fromEntries(fields.map((inner) => [inner.key, sampleAnswer(knowledge, inner)]))];
    }
    default:
      return aboutKind(field.kind).sample;
  }
}

type Answers = Record<string, Record<string, unknown>>;

/**
 * Someone as badly off as one can be, who answers everything in short words of their own: with every gate that can hold
 * beside the others, a patch, an injection, two stretches of risky weeks, and all that may print. Without danger now there
 * is nothing to call an ambulance for, and so more room for all else; who still uses is told how to be safer.
 */
export function worstOf(
  knowledge: Knowledge,
  region: string,
  today: string,
  { inDanger = true, stillUses = false } = {},
): Plan {
  const everything = samplePlans(knowledge)[1] as unknown as Answers;
  const { safety, medicine, use, overdose, ...others } = everything;
  const plan: Answers = Object.fromEntries(
    Object.entries(others).map(([name, section]) => [
      name,
      typeof section === 'object' ? short(section) : section,
    ]),
  ) as Answers;
  return {
    ...plan,
    about: { ...plan['about'], region, name: 'Robin', filled_by: 'me' },
    safety: {
      ...withoutNone(safety!),
      ...(inDanger ? { now: 'very_unwell', mind: 'plan' } : { now: 'no', mind: 'thoughts', signs: ['none'] }),
      past_overdose: 'past_year',
      home: ['alone', 'no_home', 'with_children'],
    },
    medicine: {
      ...short(medicine!),
      current: withoutNone(medicine!)['current'],
      missed: 'five_more',
      wanted: 'tell_me_more',
    },
    overdose: { ...short(overdose!), naloxone: 'none' },
    use: {
      ...short(use!),
      opioids: ['heroin', 'fentanyl_patch', 'tramadol', 'codeine'],
      source: ['street'],
      status: stillUses ? 'using' : 'stopped',
      last_use: dayAfter(today, -12),
      left: [{ place: 'hospital', out: dayAfter(today, -2) }],
      how: ['inject'],
      other_drugs: ['benzodiazepines', 'ghb', 'cocaine'],
    },
  } as unknown as Plan;
}

const withoutNone = (section: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(section).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter((one) => one !== 'none') : value,
    ]),
  );

/** What one person would say: three of many choices, two of what is a list, and a few words. */
const short = (section: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(withoutNone(section)).map(([key, value]) => [key, shortOf(value)]));

function shortOf(value: unknown): unknown {
  if (value === 'words') return 'A few short words of my own';
  if (!Array.isArray(value)) return value;
  if (typeof value[0] !== 'object') return value.slice(0, 3).map(shortOf);
  const row = short(value[0] as Record<string, unknown>);
  return [row, row];
}
