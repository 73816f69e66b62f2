import { type Day, daysBetween } from '../base/day.ts';
import { isList, type Value } from '../text/value.ts';
import { dayOf } from './day-of.ts';
import { isClosed } from './is-closed.ts';
import { currentState } from './lifecycle.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Something that is due: when, how many days from today (negative: late), and who owes it. */
export type Deadline = {
  readonly entry: Entry;
  readonly due: Day;
  readonly days: number;
  readonly who: readonly string[];
};

/** Returns every open deadline of the book, earliest first. */
export function deadlines(workspace: Workspace, today: Day): Deadline[] {
  const found: Deadline[] = [];
  for (const { schema, entries } of workspace.registries.values()) {
    if (!schema.deadline) continue;
    for (const entry of entries) {
      const due = dueDay(entry, workspace);
      if (due === undefined || isClosed(entry)) continue;
      const who = idsIn(schema.deadline.who === undefined ? undefined : entry.data[schema.deadline.who]);
      found.push({ entry, due, days: daysBetween(today, due), who });
    }
  }
  return found.sort((a, b) => a.days - b.days);
}

/** Returns the day a record is due: by its revised date, its date or its project month; undefined where it has none. */
export function dueDay(entry: Entry, workspace: Workspace): Day | undefined {
  const rule = entry.registry.deadline;
  if (!rule) return undefined;
  const month = rule.month === undefined ? undefined : entry.data[rule.month];
  const revised = rule.revised === undefined ? undefined : entry.data[rule.revised];
  return [revised, entry.data[rule.date], month].map((value) => dayOf(value, workspace)).find(isDay);
}

function isDay(day: Day | undefined): day is Day {
  return day !== undefined;
}

/** A record that waits for somebody to act, by the state it is in. */
export type Waiting = { readonly entry: Entry; readonly state: string; readonly for: readonly string[] };

/**
 * Returns every record whose state waits for somebody. One that has not begun and has a deadline is
 * left out: it is due, not waiting.
 */
export function waitingRecords(workspace: Workspace): Waiting[] {
  return [...workspace.registries.values()].flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      const state = currentState(entry);
      if (state?.waitsFor === undefined || notBegun(entry, state.name)) return [];
      return [{ entry, state: state.title, for: idsIn(entry.data[state.waitsFor]) }];
    }),
  );
}

function notBegun({ registry }: Entry, state: string): boolean {
  return registry.deadline !== undefined && registry.lifecycle?.initial === state;
}

function idsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
