import type { Day } from '../../base/day.ts';
import { onceFor } from '../../base/once-for.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';
import type { Mapping } from '../../text/value.ts';
import { dayOf } from '../day-of.ts';
import { type Item, itemsOf } from '../items.ts';
import { currentState } from '../lifecycle.ts';
import type { Entry, Workspace } from '../workspace.ts';

/** States of a meeting that has taken place. */
export const HELD: readonly string[] = [
  'held',
  'minutes_draft_sent',
  'minutes_contested',
  'minutes_accepted',
  'archived',
];

/** States of a meeting whose minutes have left the house. */
export const SENT: readonly string[] = HELD.slice(1);

/** Returns whether a meeting has taken place. */
export function isHeld(meeting: Entry): boolean {
  return HELD.includes(currentState(meeting)?.name ?? '');
}

/** Returns whether the minutes of a meeting have been sent. */
export function isSent(meeting: Entry): boolean {
  return SENT.includes(currentState(meeting)?.name ?? '');
}

/** Returns the day of a meeting, the first of several. */
export function dayOfMeeting({ data }: Entry, workspace: Workspace): Day | undefined {
  return dayOf(data.date, workspace);
}

/** Returns the last day of a meeting. */
export function lastDayOf(meeting: Entry, workspace: Workspace): Day | undefined {
  return dayOf(meeting.data.end_date, workspace) ?? dayOfMeeting(meeting, workspace);
}

/** An item of the agenda. */
export type AgendaItem = Item & {
  readonly n: number | undefined;
  readonly decisions: readonly string[];
  readonly actions: readonly string[];
};

const readAgenda = onceFor((data: Mapping): readonly AgendaItem[] =>
  itemsOf(data, 'agenda').map((item) => ({
    ...item,
    n: typeof item.data.n === 'number' ? item.data.n : undefined,
    decisions: asTexts(item.data.decisions),
    actions: asTexts(item.data.actions),
  })),
);

/** Returns the items of a meeting's agenda, which many rules ask for: read once. */
export function agendaOf({ data }: Entry): readonly AgendaItem[] {
  return readAgenda(data);
}

/** Returns the item of a meeting's agenda under which a decision stands. */
export function itemOfDecision(meeting: Entry, decision: string): AgendaItem | undefined {
  return agendaOf(meeting).find(({ decisions }) => decisions.includes(decision));
}

/** Returns the meeting that a record names in a field. */
export function meetingIn(entry: Entry, field: string, { entries }: Workspace): Entry | undefined {
  const found = entries.get(asText(entry.data[field]) ?? '');
  return found?.registry.name === 'meetings' ? found : undefined;
}
