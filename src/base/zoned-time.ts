import type { Day } from './day.ts';

/**
 * Returns a time of a day in a time zone with its distance from UTC: `2024-01-18T10:05:00+01:00`.
 * Undefined where there is no such zone.
 */
export function zonedTime(day: Day, time: string, zone: string): string | undefined {
  const offset = offsetAt(new Date(`${day}T${time}:00Z`), zone);
  return offset === undefined ? undefined : `${day}T${time}:00${offset}`;
}

function offsetAt(moment: Date, zone: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name === 'GMT' ? 'Z' : name.slice('GMT'.length);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
