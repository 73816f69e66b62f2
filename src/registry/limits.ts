import { addDays, type Day } from '../base/day.ts';
import type { WithinRule } from '../schema/keywords/within.ts';
import type { Ruled } from '../schema/registry-schema.ts';
import type { Path, Value } from '../text/value.ts';
import { dayOf } from './day-of.ts';
import { absentAt, membersAt } from './members.ts';
import { reach, type Start } from './reach.ts';
import { numberSetting, settingName } from './setting.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A date's limit as it holds for one record: counted from what day, how many days, which day that is. */
export type DateLimit = {
  readonly entry: Entry;
  readonly rule: Ruled<WithinRule>;
  readonly path: Path;
  /** The way to the day that the days are counted from, and that day. */
  readonly of: string;
  readonly anchor: Day;
  readonly days: number;
  /** The setting that says how many, its `{…}` filled in. */
  readonly setting: string;
  /** The last day that keeps the limit, or the first. */
  readonly bound: Day;
};

/** A limit with the date that stands there. */
export type DatedLimit = DateLimit & { readonly date: Day };

/**
 * Yields the limits of the dates that a record has. A date has none where the other date is not there,
 * or where the project sets no number of days.
 */
export function* datedLimits(entry: Entry, workspace: Workspace): Generator<DatedLimit> {
  for (const rule of entry.registry.within) {
    for (const { path, value } of membersAt(entry.data, rule.field)) {
      const date = dayOf(value, workspace);
      const limit = date && limitAt({ entry, path }, rule, workspace);
      if (limit) yield { ...limit, date };
    }
  }
}

/** Yields the limits of the dates that a record has not yet. */
export function* openLimits(entry: Entry, workspace: Workspace): Generator<DateLimit> {
  for (const rule of entry.registry.within) {
    for (const path of absentAt(entry.data, rule.field)) {
      const limit = limitAt({ entry, path }, rule, workspace);
      if (limit) yield limit;
    }
  }
}

function limitAt(start: Start, rule: Ruled<WithinRule>, workspace: Workspace): DateLimit | undefined {
  const days = numberSetting(workspace, rule.days, start);
  if (days === undefined) return undefined;
  for (const of of rule.of) {
    const anchor = firstDay(reach(workspace, start, of), workspace);
    if (anchor === undefined) continue;
    const bound = addDays(anchor, rule.limit.endsWith('_before') ? -days : days);
    return { ...start, rule, of, anchor, days, bound, setting: settingName(workspace, rule.days, start) };
  }
  return undefined;
}

function firstDay(values: readonly Value[], workspace: Workspace): Day | undefined {
  return values.map((value) => dayOf(value, workspace)).find((day) => day !== undefined);
}
