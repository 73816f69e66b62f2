import type { Day } from '../base/day.ts';
import { currentState } from './lifecycle.ts';
import { type DateLimit, openLimits } from './limits.ts';
import { fieldName } from './members.ts';
import { reachTexts } from './reach.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Something that is still to be done to a record: what, by when, and by whom. */
export type OpenStep = {
  readonly entry: Entry;
  readonly step: string;
  readonly due: Day;
  /** People or partners; none where the record does not say. */
  readonly who: readonly string[];
  /** The field whose date the step fills. */
  readonly field: string;
  /** The day from which the days run, where the step may not be taken before they are over. */
  readonly from?: Day;
};

/**
 * Returns the steps that a record's absent dates stand for, in the order the schema has the fields. A
 * date whose `x-within` names no step is only limited: nobody has to fill it.
 */
export function openSteps(entry: Entry, workspace: Workspace): OpenStep[] {
  const state = currentState(entry)?.name;
  return [...openLimits(entry, workspace)].flatMap((limit) => {
    const { rule, path } = limit;
    const open = rule.while.length === 0 || (state !== undefined && rule.while.includes(state));
    if (rule.step === undefined || !open) return [];
    const who = rule.who === undefined ? [] : reachTexts(workspace, { entry, path }, rule.who);
    const waits = rule.limit === 'at_least_after';
    return [
      {
        entry,
        step: rule.step,
        due: dueBy(limit),
        who: [...new Set(who)],
        field: fieldName(path),
        ...(waits && { from: limit.anchor }),
      },
    ];
  });
}

/** A date that may lie at most so many days before another has until that day. */
function dueBy({ rule, anchor, bound }: DateLimit): Day {
  return rule.limit === 'at_most_before' ? anchor : bound;
}
