import { type Day, parseDay } from '../base/day.ts';

/** Returns the day it is where the user is. */
export function today(now: Date = new Date()): Day {
  const text = [
    String(now.getFullYear()).padStart(4, '0'),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-');
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`the clock of this machine shows no usable day: ${text}`);
  return day;
}
