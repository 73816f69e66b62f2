import { type Day, daysInMonth, parseDay } from '../../base/day.ts';
import { parseProjectMonth, projectMonthOf } from '../../base/project-month.ts';
import { sayDate } from '../fill/say-date.ts';
import { ChartProblem } from './chart-problem.ts';

/** Whether a moment is the first or the last of its day or month: a task runs from the first to the last. */
export type Side = 'begin' | 'end';

/**
 * Returns a day (`2022-03-31`) or project month (`M15`) as a place on the project's time line: project
 * month 1 is from 0 to 1. Undefined where the text is neither.
 */
function momentOf(text: string, start: Day, side: Side): number | undefined {
  const month = parseProjectMonth(text);
  if (month !== undefined) return side === 'begin' ? month - 1 : month;
  const day = parseDay(text);
  if (!day) return undefined;
  const [year = 0, inYear = 0, date = 0] = day.split('-').map(Number);
  const part = (side === 'begin' ? date - 1 : date) / daysInMonth(year, inYear);
  return projectMonthOf(start, day) - 1 + part;
}

/** Returns a day or project month as people read it. */
export function sayMoment(text: string): string {
  return sayDate(text) ?? text;
}

/** What a moment is read from: what it is called in messages, and the name in the template to point at. */
export type MomentSource = {
  readonly start: Day;
  readonly side: Side;
  readonly what: string;
  readonly at: string;
};

/** Returns a moment of the time line. Throws a ChartProblem where the text is no day and no project month. */
export function readMoment(text: string, { start, side, what, at }: MomentSource): number {
  const moment = momentOf(text, start, side);
  if (moment !== undefined) return moment;
  const message = `${what} is neither a day nor a project month`;
  const hint = 'a day is written 2022-03-31, a project month M15';
  throw new ChartProblem({ message, at, hint });
}
