/** A person as badly off as one can be, and who answers everything, in short words of their own. */
import type { Plan } from '../../src/plan/shape.ts';
import { samplePlans } from '../../src/templates/check-handouts.ts';
import { knowledge } from './knowledge.ts';

type Answers = Record<string, Record<string, unknown>>;

/** With every gate that can hold beside the others, a patch, an injection, two stretches of risky weeks, and all that may print. */
export function worstOf(region: string): Plan {
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
    timezone: 'UTC',
    about: { ...plan['about'], region, name: 'Robin', filled_by: 'me' },
    safety: {
      ...withoutNone(safety!),
      now: 'very_unwell',
      mind: 'plan',
      past_overdose: 'past_year',
      home: ['alone', 'no_home', 'with_children'],
    },
    medicine: { ...short(medicine!), current: withoutNone(medicine!)['current'], wanted: 'tell_me_more' },
    overdose: { ...short(overdose!), naloxone: 'no' },
    use: {
      ...short(use!),
      opioids: ['heroin', 'fentanyl_patch', 'tramadol', 'codeine'],
      source: ['street'],
      stage: 'stopped',
      last_use: '2026-11-10',
      left: 'hospital',
      left_on: '2026-11-20',
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
