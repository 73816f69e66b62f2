import type { Day } from '../base/day.ts';
import { compareText } from '../base/natural-order.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { dueDay } from './due-day.ts';
import { isClosed } from './is-closed.ts';
import { openSteps } from './open-steps.ts';
import { scheduleOf } from './schedule.ts';
import { idsIn, waitedFor } from './waiting.ts';
import type { Entry, Workspace } from './workspace.ts';

/** Something that somebody owes: a record by the day it is due, or a step of one. */
export type Duty = {
  readonly entry: Entry;
  /** What is to be done; undefined where the record as a whole is due. */
  readonly step?: string;
  readonly due: Day;
  /** People or partners; none where the record does not say. */
  readonly who: readonly string[];
  /** Whether the record itself is due then, not only a step on the way to it. */
  readonly final: boolean;
};

/** Returns everything that is owed, by day and then by record. */
export function duties(workspace: Workspace, today: Day): Duty[] {
  const all = [...workspace.registries.values()].flatMap((registry) =>
    mayOwe(registry.schema) ? registry.entries.flatMap((entry) => dutiesOf(entry, workspace, today)) : [],
  );
  return all.sort((a, b) => compareText(a.due, b.due) || compareText(a.entry.id, b.entry.id));
}

/** Whether anything can be owed for records of a kind: where not, they need not be looked at. */
function mayOwe({ deadline, within }: RegistrySchema): boolean {
  return deadline !== undefined || within.length > 0;
}

/**
 * Returns what is owed for a record: the record by its date, the next step of its schedule, and the
 * steps of its absent dates. Once the record itself is late, that is one duty with the step it stands at.
 */
export function dutiesOf(entry: Entry, workspace: Workspace, today: Day): Duty[] {
  if (isClosed(entry)) return [];
  const steps = openSteps(entry, workspace).map((open): Duty => ({ ...open, final: false }));
  const due = dueDay(entry, workspace);
  if (due === undefined) return steps;
  const next = scheduleOf(entry, workspace).find(({ done }) => !done);
  const step = next && { step: words(next.step) };
  const owner = idsIn(entry.data[entry.registry.deadline?.who ?? '']);
  if (next && due >= today && next.due < due)
    return [
      { entry, due, who: owner, final: true },
      { entry, ...step, due: next.due, who: next.who, final: false },
      ...steps,
    ];
  const acting = next ? next.who : due < today ? waitedFor(entry) : [];
  return [{ entry, ...step, due, who: [...new Set([...acting, ...owner])], final: true }, ...steps];
}

function words(step: string): string {
  return step.replaceAll('_', ' ');
}
