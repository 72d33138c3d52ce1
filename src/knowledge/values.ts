/** The answers that code decides by. The build checks that the question bank offers each, so none can be renamed. */
export const VALUES = {
  'about.filled_by': ['for_someone'],
  'safety.now': ['no', 'overdose', 'suicide', 'very_unwell'],
  'safety.mind': ['plan'],
  'use.source': ['my_prescription', 'shop'],
  'use.status': ['planning', 'stopped', 'on_medicine'],
  'use.left.place': ['hospital', 'prison', 'treatment', 'none'],
  'medicine.current': ['none', 'methadone', 'buprenorphine', 'buprenorphine_injection', 'naltrexone'],
  'overdose.naloxone': ['have', 'getting'],
  'people.contacts.role': ['distraction'],
} as const;
/** The names of situation.yaml that code asks for. The build checks that each is there. */
export const ASKED_NAMES = [
  'no_steady_use',
  'window_past',
  'stopped_medicine',
  'street_supply',
  'planned_day_came',
  'on_depot',
  'takes_naltrexone',
  'no_medicine_said',
  'on_opioid_medicine',
  'says_has_medicine',
  'lives_alone',
  'lives_with_others',
  'gabapentinoids_named',
  'gabapentinoids_daily',
  'pattern_own_words',
] as const;
export type AskedName = (typeof ASKED_NAMES)[number];

export type ValuePath = keyof typeof VALUES;
export type ValueAt<P extends ValuePath> = (typeof VALUES)[P][number];
