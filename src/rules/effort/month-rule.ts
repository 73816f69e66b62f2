import { entryFinding } from '../../registry/registry-finding.ts';
import { calendarOf, workingDays } from '../../registry/reporting/calendar.ts';
import { type EffortLine, effortLines, rounded } from '../../registry/reporting/effort.ts';
import { monthNumber, periodNamedBy } from '../../registry/reporting/period.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { countryOf } from './country-of.ts';

/** Nobody works more in a month than it holds, all work packages together, nor outside the period of the timesheet. */
export const monthRule: Rule = {
  name: 'months of timesheets',
  *check({ workspace }) {
    const lines = effortLines(workspace);
    for (const line of lines) yield* isInPeriod(line, workspace);
    for (const group of byPersonAndMonth(lines)) yield* isPossible(group, workspace);
  },
};

function* isInPeriod({ sheet, path, data }: EffortLine, workspace: Workspace): Generator<Diagnostic> {
  const period = periodNamedBy(sheet, workspace);
  const month = monthNumber(data.month);
  if (!period || month === undefined || (month >= period.from && month <= period.to)) return;
  yield entryFinding(sheet, {
    code: 'effort/outside-period',
    path: [...path, 'month'],
    message: `"M${month}" is not in ${period.id}, which runs from M${period.from} to M${period.to}`,
    hint: 'correct the month, or move the line to the timesheet of its period',
  });
}

function byPersonAndMonth(lines: readonly EffortLine[]): EffortLine[][] {
  const groups = new Map<string, EffortLine[]>();
  for (const line of lines) {
    const key = `${String(line.sheet.data.person)} ${String(line.data.month)}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

function* isPossible(group: readonly EffortLine[], workspace: Workspace): Generator<Diagnostic> {
  const last = group.at(-1);
  const sum = group.reduce((total, { months }) => total + months, 0);
  const [most, days] = [numberSetting(workspace, 'effort.most_pm_per_month'), daysThere(last, workspace)];
  const perMonth = numberSetting(workspace, 'effort.days_per_pm') ?? 0;
  const tooMuch = most !== undefined && rounded(sum) > most;
  const tooLong = days !== undefined && rounded(sum * perMonth) > days;
  if (!last || !(tooMuch || tooLong)) return;
  const { sheet, path, data } = last;
  yield entryFinding(sheet, {
    code: 'effort/too-much-in-month',
    path: [...path, 'amount'],
    message: tooMuch
      ? `${rounded(sum)} person-months of ${String(sheet.data.person)} in ${String(data.month)}, all work packages together; ${most} is the most`
      : `${rounded(sum * perMonth)} days of ${String(sheet.data.person)} in ${String(data.month)}, which has ${days} working days`,
    hint: 'correct an amount; the limits stand in project.yaml: effort.most_pm_per_month, effort.days_per_pm, effort.holidays',
  });
}

function daysThere(line: EffortLine | undefined, workspace: Workspace): number | undefined {
  const month = line && monthNumber(line.data.month);
  const country = line && countryOf(line.sheet, workspace);
  if (month === undefined || country === undefined) return undefined;
  return workingDays(month, calendarOf(country, workspace), workspace);
}
