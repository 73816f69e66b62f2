import type { Day } from '../base/day.ts';
import { dayOf } from './day-of.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Returns the day a record is due: by its revised date, its date or its project month; undefined where it has none. */
export function dueDay(entry: Entry, workspace: Workspace): Day | undefined {
  const rule = entry.registry.deadline;
  if (!rule) return undefined;
  const fields = [rule.revised, rule.date, rule.month];
  const days = fields.map((field) => (field === undefined ? undefined : dayOf(entry.data[field], workspace)));
  return days.find((day) => day !== undefined);
}
