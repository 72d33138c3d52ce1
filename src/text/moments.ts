/** Days, moments and time zones as a plan writes them. */

/** True for a real calendar day written `YYYY-MM-DD` from 1900 to 2199. */
export function isDay(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** True for `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`. */
export function isMoment(value: string): boolean {
  const [day, time, ...rest] = value.split(' ');
  return (
    rest.length === 0 && isDay(day ?? '') && (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
  );
}

/** True for a time zone this machine knows, such as `Europe/London`. */
export function isTimezone(value: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
