import type { Day } from '../../base/day.ts';
import { parseProjectMonth, projectMonthBegin, projectMonthEnd } from '../../base/project-month.ts';
import type { Value } from '../../text/value.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** A reporting period: its record, its project months, its first and its last day. */
export type Period = {
  readonly entry: Entry;
  readonly id: string;
  readonly official: boolean;
  readonly from: number;
  readonly to: number;
  readonly begins: Day;
  readonly ends: Day;
};

/** Returns the reporting period of a record of the registry of periods; undefined where its months cannot be read. */
export function periodOf(entry: Entry | undefined, { project }: Workspace): Period | undefined {
  if (entry?.registry.name !== 'reporting-periods' || !project) return undefined;
  const [from, to] = [monthNumber(entry.data.from_month), monthNumber(entry.data.to_month)];
  if (from === undefined || to === undefined) return undefined;
  return {
    entry,
    id: entry.id,
    official: entry.data.kind === 'official',
    from,
    to,
    begins: projectMonthBegin(project.start, from),
    ends: projectMonthEnd(project.start, to),
  };
}

/** Returns the period that a report or timesheet names. */
export function periodNamedBy(entry: Entry, workspace: Workspace): Period | undefined {
  const { period } = entry.data;
  return typeof period === 'string' ? periodOf(workspace.entries.get(period), workspace) : undefined;
}

/** Returns every period that can be read. */
export function allPeriods(workspace: Workspace): Period[] {
  const entries = workspace.registries.get('reporting-periods')?.entries ?? [];
  return entries.flatMap((entry) => periodOf(entry, workspace) ?? []);
}

/** Returns how many months a record's `start_month` to `end_month` has in common with a period. */
export function monthsInCommon({ data }: Entry, { from, to }: Pick<Period, 'from' | 'to'>): number {
  const [first, last] = [monthNumber(data.start_month), monthNumber(data.end_month)];
  if (first === undefined || last === undefined) return 0;
  return Math.max(Math.min(last, to) - Math.max(first, from) + 1, 0);
}

/** Returns the number of a project month; undefined where the value is none. */
export function monthNumber(value: Value | undefined): number | undefined {
  return typeof value === 'string' ? parseProjectMonth(value) : undefined;
}
