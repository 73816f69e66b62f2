import { addDays, type Day, daysBetween } from '../../base/day.ts';

/** Before it the count of days of spreadsheets is not the calendar's: it has a 29 February 1900. */
const FIRST = '1900-03-01' as Day;
const BEGIN_1900 = '1899-12-30' as Day;
const BEGIN_1904 = '1904-01-01' as Day;
/** 31 December 9999. */
const LAST = 2_958_465;

/** Returns the number by which spreadsheets know a day; undefined for a day that not all of them know alike. */
export function serialOf(day: Day): number | undefined {
  return day < FIRST ? undefined : daysBetween(BEGIN_1900, day);
}

/** Returns the day that a number means; undefined where it is none, has a time of day, or is not known alike by all. */
export function dayOfSerial(serial: number, from1904: boolean): Day | undefined {
  if (!Number.isInteger(serial) || serial < (from1904 ? 0 : 61) || serial > LAST) return undefined;
  return addDays(from1904 ? BEGIN_1904 : BEGIN_1900, serial);
}

/** The formats of numbers that every spreadsheet knows as a day, a time or both. */
const KNOWN = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Returns whether a format shows numbers as days or times. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return KNOWN.some(([from, to]) => id >= from && id <= to);
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare) && !/^general$/i.test(bare.trim());
}
