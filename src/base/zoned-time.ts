import type { Day } from './day.ts';

/**
 * Returns a time of a day in a time zone with its distance from UTC: `2024-01-18T10:05:00+01:00`.
 * Undefined where there is no such zone, or the text is no time.
 */
export function zonedTime(day: Day, time: string, zone: string): string | undefined {
  const wall = `${day}T${time}:00`;
  const near = offsetAt(new Date(`${wall}Z`), zone);
  // Near a change of the clocks the offset at the moment itself is another than at the first guess.
  const offset = near && offsetAt(new Date(`${wall}${near}`), zone);
  return offset && `${wall}${offset}`;
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
