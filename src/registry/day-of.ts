import { type Day, parseDay } from '../base/day.ts';
import { parseProjectMonth, projectMonthEnd } from '../base/project-month.ts';
import type { Value } from '../text/value.ts';
import type { Workspace } from './workspace.ts';

/** Returns the day that a value stands for: a date, or the last day of a project month; undefined where it is neither. */
export function dayOf(value: Value | undefined, { project }: Pick<Workspace, 'project'>): Day | undefined {
  if (typeof value !== 'string') return undefined;
  const month = parseProjectMonth(value);
  if (month === undefined) return parseDay(value);
  return project && projectMonthEnd(project.start, month);
}
