import { addDays, type Day } from '../base/day.ts';
import { type Duty, duties } from '../registry/duties.ts';
import type { Whose } from '../registry/owes.ts';
import { reviewOf } from '../registry/reviews/review-state.ts';
import { type Waiting, waitingRecords } from '../registry/waiting.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { type RedLight, redLights } from './red-lights.ts';

/** Where a project stands on a day. */
export type Status = {
  readonly late: readonly Duty[];
  readonly due: readonly Duty[];
  /** What waits for somebody and is neither late nor due: a record is told once. */
  readonly waiting: readonly Waiting[];
  /** Of each registry with steps, the one that comes next. */
  readonly next: readonly Duty[];
  readonly red: readonly RedLight[];
  /** What was signed off and changed since, or refers to what did. */
  readonly review: readonly Outdated[];
};

/** A record whose sign-offs are no longer of what it says, and who gave them. */
export type Outdated = {
  readonly entry: Entry;
  readonly state: 'stale' | 'suspect';
  readonly for: readonly string[];
};

export type StatusRequest = {
  readonly today: Day;
  /** How many days ahead to look; undefined: to the end. */
  readonly days: number | undefined;
  readonly whose: Whose;
};

/** Returns what is late, due, waited for and next, and what shows red, for those who are asked for. */
export function statusOf(workspace: Workspace, { today, days, whose }: StatusRequest): Status {
  const all = duties(workspace, today);
  const owed = all.filter(({ who }) => whose(who));
  const until = days === undefined ? undefined : addDays(today, days);
  const ahead = owed.filter(({ due }) => due >= today);
  const late = owed.filter(({ due }) => due < today);
  const due = ahead.filter((duty) => until === undefined || duty.due <= until);
  const told = new Set([...late, ...due].map(({ entry }) => entry));
  return {
    late,
    due,
    waiting: waitingRecords(workspace).filter((each) => whose(each.for) && !told.has(each.entry)),
    next: nextOfEach(ahead),
    red: redLights(workspace, all, today).filter(({ who }) => whose(who)),
    review: outdated(workspace).filter((each) => whose(each.for)),
  };
}

function outdated(workspace: Workspace): Outdated[] {
  const reviewed = [...workspace.registries.values()].filter(({ schema }) => schema.review.length > 0);
  const entries = reviewed.flatMap((registry) =>
    registry.entries.filter((entry) => workspace.entries.get(entry.id) === entry),
  );
  return entries.flatMap((entry) => {
    const { state, signOffs } = reviewOf(entry, workspace) ?? { signOffs: [] };
    if (state !== 'stale' && state !== 'suspect') return [];
    const given = signOffs.filter(({ standing }) => standing === state);
    return [{ entry, state, for: [...new Set(given.map(({ signOff }) => signOff.reviewer))] }];
  });
}

/** What is owed is sorted by day: of each registry the first step. */
function nextOfEach(ahead: readonly Duty[]): Duty[] {
  const first = new Map<string, Duty>();
  for (const duty of ahead) {
    const { name } = duty.entry.registry;
    if (duty.step !== undefined && !first.has(name)) first.set(name, duty);
  }
  return [...first.values()];
}
