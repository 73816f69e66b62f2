import { addDays, type Day } from '../../base/day.ts';
import { parseProjectMonth, projectMonthEnd } from '../../base/project-month.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import type { Project } from '../workspace.ts';

/** A reporting period of the project: its months, its last day, and the day its report is due. */
export type ReportingPeriod = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly end: Day;
  readonly due: Day;
};

/** Returns the reporting periods that project.yaml lists, as far as they can be read. */
export function reportingPeriods(project: Project): ReportingPeriod[] {
  const list = project.data.reporting_periods;
  return isList(list) ? list.flatMap((item) => readPeriod(item, project)) : [];
}

function readPeriod(item: Value, { start }: Project): ReportingPeriod[] {
  if (!isMapping(item)) return [];
  const { id, from_month: first, to_month: last, due_days: days } = item;
  const [from, to] = [monthOf(first), monthOf(last)];
  if (typeof id !== 'string' || typeof days !== 'number' || from === undefined || to === undefined) return [];
  const end = projectMonthEnd(start, to);
  return [{ id, from, to, end, due: addDays(end, days) }];
}

function monthOf(value: Value | undefined): number | undefined {
  return typeof value === 'string' ? parseProjectMonth(value) : undefined;
}
