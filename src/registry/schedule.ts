import { addDays, type Day } from '../base/day.ts';
import { isList, isMapping } from '../text/value.ts';
import { dayOf } from './day-of.ts';
import { dueDay } from './due-day.ts';
import { isClosed } from './is-closed.ts';
import { currentState } from './lifecycle.ts';
import { reach, reachTexts } from './reach.ts';
import { setting } from './setting.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A step of a record's schedule: the day by which it is due, whether it is done, and who takes it. */
export type ScheduledStep = {
  readonly step: string;
  readonly due: Day;
  readonly done: boolean;
  /** People or partners; none where the record does not say. */
  readonly who: readonly string[];
};

/**
 * Returns the steps of a record, the earliest first, as the setting that its `x-schedule` names lists
 * them. A step is done when the record is in the state that shows it, or in a later one; a step that no
 * state shows is left out, and so is all of it where the record has no due date.
 */
export function scheduleOf(entry: Entry, workspace: Workspace): ScheduledStep[] {
  const rule = entry.registry.schedule;
  const due = rule && scheduledFor(entry, workspace);
  const listed = rule && setting(workspace, rule.steps, { entry, path: [] });
  if (!rule || due === undefined || !isList(listed)) return [];
  const steps = listed.flatMap((item) => {
    const { step, offset_days: days } = isMapping(item) ? item : {};
    const state = typeof step === 'string' ? rule.reached.get(step) : undefined;
    if (typeof step !== 'string' || typeof days !== 'number' || state === undefined) return [];
    const way = rule.who.get(step);
    const who = way === undefined ? [] : reachTexts(workspace, { entry, path: [] }, way);
    return [{ step, due: addDays(due, -days), done: hasReached(entry, state), who: [...new Set(who)] }];
  });
  return steps.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** The date that a schedule counts back from is the record's deadline, a revised one before the first. */
function scheduledFor(entry: Entry, workspace: Workspace): Day | undefined {
  const { schedule, deadline } = entry.registry;
  if (schedule?.of === deadline?.date) return dueDay(entry, workspace);
  const days = reach(workspace, { entry, path: [] }, schedule?.of ?? '').map((value) =>
    dayOf(value, workspace),
  );
  return days.find((day) => day !== undefined);
}

function hasReached(entry: Entry, state: string): boolean {
  if (isClosed(entry)) return true;
  const states = [...(entry.registry.lifecycle?.states.keys() ?? [])];
  const now = currentState(entry);
  return now !== undefined && states.indexOf(now.name) >= states.indexOf(state);
}
