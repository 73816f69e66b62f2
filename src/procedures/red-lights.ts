import { type Day, daysBetween } from '../base/day.ts';
import { derivedOf } from '../registry/derived/with-derived.ts';
import type { Duty } from '../registry/duties.ts';
import { isClosed } from '../registry/is-closed.ts';
import { waitingRecords } from '../registry/waiting.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { checkClock } from '../rules/check.ts';
import { clockRules } from '../rules/clock-rules.ts';
import { overdueRule } from '../rules/time/overdue-rule.ts';

/** A record that shows red: why, and who is concerned. */
export type RedLight = { readonly entry: Entry; readonly why: string; readonly who: readonly string[] };

/** What a day brings about; what is overdue is owed, and told as that: it is never an error. */
const brought = clockRules.filter((rule) => rule !== overdueRule);

/**
 * Returns what shows red on a day: errors that the day brings about, what should have been submitted by
 * now, and where nothing else says why, what is worked out to be red: a risk's band, a traffic light.
 */
export function redLights(workspace: Workspace, owed: readonly Duty[], today: Day): RedLight[] {
  const concerned = concerns(workspace, owed);
  const light = (entry: Entry, why: string) => ({ entry, why, who: concerned.get(entry) ?? [] });
  const found = checkClock({ workspace }, today, brought).flatMap(({ severity, record, message }) => {
    const entry = severity === 'error' ? workspace.entries.get(record ?? '') : undefined;
    return entry ? [light(entry, message)] : [];
  });
  const late = owed.filter((duty) => duty.final && duty.due < today && isSubmitted(duty.entry));
  const told = [
    ...late.map(({ entry, due }) =>
      light(entry, `not submitted, ${daysBetween(due, today)} days after ${due}`),
    ),
    ...found,
  ];
  const known = new Set(told.map(({ entry }) => entry));
  const red = redValues(workspace, today).filter(({ entry }) => !known.has(entry));
  return [...told, ...red.map(({ entry, title }) => light(entry, `${title}: red`))];
}

/** What is worked out for records that are not over, where it says red: a risk's band, a traffic light. */
function redValues(workspace: Workspace, today: Day): { readonly entry: Entry; readonly title: string }[] {
  return [...workspace.registries.values()].flatMap((registry) =>
    derivedOf(registry.schema)
      .filter(({ light }) => light)
      .flatMap(({ title, of }) =>
        registry.entries
          .filter((entry) => !isClosed(entry) && of(entry, { workspace, today }) === 'red')
          .map((entry) => ({ entry, title })),
      ),
  );
}

/** Whether records of this kind go to the funder: they are done when they are submitted. */
function isSubmitted({ registry }: Entry): boolean {
  return registry.deadline?.done.includes('submitted') ?? false;
}

/** Who owes something for a record, or is waited for: its light is theirs. */
function concerns(workspace: Workspace, owed: readonly Duty[]): Map<Entry, string[]> {
  const found = new Map<Entry, string[]>();
  const add = (entry: Entry, ids: readonly string[]) =>
    found.set(entry, [...(found.get(entry) ?? []), ...ids]);
  for (const { entry, who } of owed) add(entry, who);
  for (const waiting of waitingRecords(workspace)) add(waiting.entry, waiting.for);
  return found;
}
