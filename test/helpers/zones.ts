/** The same work on computers of other countries: what this process calls local is changed, and put back. */

/** East and west of the people, with clocks that change in spring, in autumn, at midnight, by half an hour, and not at all. */
export const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Prague',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Tokyo',
  'Asia/Beirut',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
] as const;

/** What the work gives in each zone. */
export function inZones<T>(work: () => T): T[] {
  const before = process.env['TZ'];
  try {
    return ZONES.map((zone) => {
      process.env['TZ'] = zone;
      return work();
    });
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
