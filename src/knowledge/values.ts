/** The answers that code decides by. The build checks that the question bank offers each, so none can be renamed. */
export const VALUES = {
  'about.filled_by': ['for_someone'],
  'safety.now': ['no', 'overdose', 'suicide', 'very_unwell'],
  'safety.mind': ['plan'],
  'use.source': ['my_prescription', 'shop'],
  'use.stage': ['planning', 'stopped'],
  'use.left': ['hospital', 'prison', 'treatment', 'none'],
  'medicine.current': ['none'],
  'overdose.naloxone': ['have'],
  'people.contacts.role': ['distraction'],
} as const;
export type ValuePath = keyof typeof VALUES;
export type ValueAt<P extends ValuePath> = (typeof VALUES)[P][number];
