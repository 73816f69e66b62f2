import { asText, asTexts } from '../../schema/keywords/parts.ts';
import { dayOf } from '../day-of.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { dayOfMeeting } from './meeting.ts';
import { membersOf } from './members.ts';

/** Returns who gets accepted minutes: the members, the coordinator, and the members of the bodies that are informed. */
function recipientsOfAccepted(meeting: Entry, workspace: Workspace): string[] {
  const day = dayOfMeeting(meeting, workspace);
  const body = workspace.entries.get(asText(meeting.data.body) ?? '');
  const informed = asTexts(body?.data.informs).flatMap((id) =>
    membersOf({ ...meeting, data: { ...meeting.data, body: id } }, day, workspace),
  );
  const coordinator = asText(workspace.project?.data.coordinator) ?? [];
  return [...new Set([...membersOf(meeting, day, workspace), ...informed].concat(coordinator))];
}

/** Returns the partners that get what is sent for a meeting or a written procedure. */
export function recipientsOf(entry: Entry, what: string, workspace: Workspace): string[] {
  if (what === 'accepted_minutes') return recipientsOfAccepted(entry, workspace);
  return membersOf(entry, dayOf(entry.data.date ?? entry.data.sent_on, workspace), workspace);
}
