import type { Day } from '../../base/day.ts';
import { asText } from '../../schema/keywords/parts.ts';
import { dayOf } from '../day-of.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { dayOfMeeting, isHeld, lastDayOf, meetingIn } from './meeting.ts';

/**
 * Returns how many meetings of its body an action was carried over: held after the one that agreed it,
 * and before it was done.
 */
export function timesCarriedOver(action: Entry, workspace: Workspace): number {
  const origin = originOf(action, workspace);
  const agreed = origin && lastDayOf(origin, workspace);
  if (!origin || agreed === undefined) return 0;
  const done = dayOf(action.data.done_on, workspace);
  return laterMeetings(origin, workspace).filter((day) => day > agreed && (done === undefined || day < done))
    .length;
}

/** Returns the meeting at which an action was agreed, itself or with the decision it follows from. */
export function originOf(action: Entry, workspace: Workspace): Entry | undefined {
  const decision = workspace.entries.get(asText(action.data.origin) ?? '');
  return meetingIn(action, 'origin', workspace) ?? (decision && meetingIn(decision, 'meeting', workspace));
}

function laterMeetings({ data, id }: Entry, workspace: Workspace): Day[] {
  const meetings = workspace.registries.get('meetings')?.entries ?? [];
  return meetings
    .filter((meeting) => meeting.id !== id && meeting.data.body === data.body && isHeld(meeting))
    .flatMap((meeting) => dayOfMeeting(meeting, workspace) ?? []);
}
