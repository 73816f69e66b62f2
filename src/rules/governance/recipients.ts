import { dayOfMeeting } from '../../registry/governance/meeting.ts';
import { membersOf } from '../../registry/governance/members.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';

/** Returns who gets accepted minutes: the members, the coordinator, and the members of the bodies that are informed. */
export function recipientsOfAccepted(meeting: Entry, workspace: Workspace): string[] {
  const day = dayOfMeeting(meeting, workspace);
  const body = workspace.entries.get(asText(meeting.data.body) ?? '');
  const informed = asTexts(body?.data.informs).flatMap((id) =>
    membersOf({ ...meeting, data: { ...meeting.data, body: id } }, day, workspace),
  );
  const coordinator = asText(workspace.project?.data.coordinator) ?? [];
  return [...new Set([...membersOf(meeting, day, workspace), ...informed].concat(coordinator))];
}
