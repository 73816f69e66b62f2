import { onceFor } from '../../base/once-for.ts';
import { isList, isMapping, type Mapping, type Path } from '../../text/value.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { monthsInCommon, type Period } from './period.ts';

/** A line of a timesheet, with the person-months that it comes to. */
export type EffortLine = {
  readonly sheet: Entry;
  readonly path: Path;
  readonly data: Mapping;
  readonly months: number;
};

/** Returns every line of every timesheet: read once for all the sums that are made of them. */
export const effortLines: (workspace: Workspace) => readonly EffortLine[] = onceFor(readLines);

function readLines(workspace: Workspace): EffortLine[] {
  const convert = converter(workspace);
  return (workspace.registries.get('effort')?.entries ?? []).flatMap((sheet) =>
    linesOf(sheet).map(([data, i]) => ({ sheet, path: ['lines', i], data, months: convert(data) })),
  );
}

function linesOf({ data }: Entry): [Mapping, number][] {
  const lines = isList(data.lines) ? data.lines : [];
  return lines.flatMap((line, i): [Mapping, number][] => (isMapping(line) ? [[line, i]] : []));
}

/** Returns what turns a line's amount into person-months, by the hours of a day and the days of a month. */
function converter(workspace: Workspace): (line: Mapping) => number {
  const hours = numberSetting(workspace, 'effort.hours_per_day') ?? 0;
  const days = numberSetting(workspace, 'effort.days_per_pm') ?? 0;
  const whole: Readonly<Record<string, number>> = { pm: 1, days, hours: hours * days };
  return ({ amount, unit }) => {
    const months = whole[String(unit)] ?? 0;
    return typeof amount === 'number' && months > 0 ? amount / months : 0;
  };
}

/** What is added up: the effort of some periods, a partner, a work package, or of several of these at once. */
export type EffortKey = {
  readonly periods?: ReadonlySet<string> | undefined;
  readonly partner?: string | undefined;
  readonly wp?: string | undefined;
};

/** Returns the person-months of the lines that a key names. */
export function usedEffort(lines: readonly EffortLine[], { periods, partner, wp }: EffortKey): number {
  const wanted = lines.filter(
    ({ sheet, data }) =>
      (periods === undefined || periods.has(String(sheet.data.period))) &&
      (partner === undefined || sheet.data.partner === partner) &&
      (wp === undefined || data.wp === wp),
  );
  return rounded(wanted.reduce((sum, { months }) => sum + months, 0));
}

/** Returns the ids under which timesheets of a period are kept: its own, and of an official one those of its internal periods. */
export function periodIds({ id }: Period, workspace: Workspace): ReadonlySet<string> {
  const all = workspace.registries.get('reporting-periods')?.entries ?? [];
  return new Set([id, ...all.filter(({ data }) => data.part_of === id).map((entry) => entry.id)]);
}

/**
 * Returns the person-months that a partner has planned in a work package for a period: of those for
 * the whole work package the share of the months that lie in the period.
 */
export function plannedEffort(workPackage: Entry, partner: string, period: Period): number {
  const whole = monthsInCommon(workPackage, { from: 1, to: Number.MAX_SAFE_INTEGER });
  const share = whole > 0 ? monthsInCommon(workPackage, period) / whole : 0;
  return rounded(plannedInAll(workPackage, partner) * share);
}

/** Returns the person-months that a partner has planned in a work package; 0 where it does not work in it. */
export function plannedInAll({ data }: Entry, partner: string): number {
  const participants = isList(data.participants) ? data.participants : [];
  const own = participants.find((item) => isMapping(item) && item.partner === partner);
  return isMapping(own) && typeof own.planned_pm === 'number' ? own.planned_pm : 0;
}

/** Returns person-months to the hundredth. */
export function rounded(months: number): number {
  return Math.round(months * 100 + 1e-6) / 100;
}
