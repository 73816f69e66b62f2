import { addDays, type Day, lastDayOfMonthAfter } from './day.ts';

const MONTH = /^M([1-9][0-9]{0,2})$/;

/** Returns the number of a project month written `M18`, or undefined where the text is none. */
export function parseProjectMonth(text: string): number | undefined {
  const match = MONTH.exec(text);
  return match ? Number(match[1]) : undefined;
}

/**
 * Returns the last day of a project month: a deliverable due in M18 is due by the end of month 18
 * (source: grant practice, e.g. ENSEMBLES guidance, EDGE, EMDESK). Month 1 is the month of the start.
 */
export function projectMonthEnd(start: Day, month: number): Day {
  return lastDayOfMonthAfter(start, month - 1);
}

/** Returns the first day of a project month: of month 1 the day of the start. */
export function projectMonthBegin(start: Day, month: number): Day {
  return month === 1 ? start : addDays(projectMonthEnd(start, month - 1), 1);
}

/** Returns the project month a day lies in: 1 for the month of the start, 0 or less before it. */
export function projectMonthOf(start: Day, day: Day): number {
  const [startYear = 0, startMonth = 0] = start.split('-').map(Number);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return (year - startYear) * 12 + (month - startMonth) + 1;
}
