import type { Entry, Workspace } from '../workspace.ts';
import type { EffortLine } from './effort.ts';
import { monthNumber } from './period.ts';

/** Returns the salaries of the book. */
export function salaries({ registries }: Workspace): readonly Entry[] {
  return registries.get('salaries')?.entries ?? [];
}

/** Returns the salary that a line of a timesheet is paid by: that of the person in the month. */
export function salaryOf({ sheet, data }: EffortLine, workspace: Workspace): Entry | undefined {
  const month = monthNumber(data.month);
  if (month === undefined) return undefined;
  return salaries(workspace).find(
    (salary) => salary.data.person === sheet.data.person && holdsIn(salary, month),
  );
}

function holdsIn({ data }: Entry, month: number): boolean {
  const [from, to] = [monthNumber(data.from_month), monthNumber(data.to_month)];
  return from !== undefined && to !== undefined && from <= month && month <= to;
}

/** Returns whether two salaries are of one person and of a month in common. */
export function overlap(a: Entry, b: Entry): boolean {
  const from = monthNumber(a.data.from_month);
  const other = monthNumber(b.data.from_month);
  if (a.data.person !== b.data.person || from === undefined || other === undefined) return false;
  return holdsIn(a, other) || holdsIn(b, from);
}
