import type { Day } from '../base/day.ts';
import { dayOf } from './day-of.ts';
import { currentState } from './lifecycle.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A meeting with its day. */
export type DatedMeeting = { readonly entry: Entry; readonly day: Day };

/** Returns the meetings of a body that take or took place, the earliest first. */
export function boardMeetings(workspace: Workspace, body: string): DatedMeeting[] {
  const meetings = workspace.registries.get('meetings')?.entries ?? [];
  return meetings
    .filter((entry) => entry.data.body === body && !NEVER_HELD.includes(stateOf(entry)))
    .flatMap((entry) => {
      const day = dayOf(entry.data.date, workspace);
      return day === undefined ? [] : [{ entry, day }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Returns the next meeting of a body: the earliest that is still being prepared. */
export function nextMeeting(workspace: Workspace, body: string): Entry | undefined {
  return boardMeetings(workspace, body).find(({ entry }) => AHEAD.includes(stateOf(entry)))?.entry;
}

/** Returns the day of the first meeting of a body after a day. */
export function meetingAfter(workspace: Workspace, body: string, after: Day): Day | undefined {
  return boardMeetings(workspace, body).find(({ day }) => day > after)?.day;
}

const AHEAD = ['planned', 'convened', 'agenda_sent'];
const NEVER_HELD = ['cancelled', 'postponed'];

function stateOf(entry: Entry): string {
  return currentState(entry)?.name ?? '';
}
