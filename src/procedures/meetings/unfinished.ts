import { bandOf } from '../../registry/derived/risk-band.ts';
import { levelOf } from '../../registry/derived/risk-level.ts';
import { originOf } from '../../registry/governance/carried-over.ts';
import { agendaOf, dayOfMeeting, isHeld } from '../../registry/governance/meeting.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** Returns the open actions of a meeting's body, the longest due first: those its meetings agreed, or their decisions. */
export function openActionsOf(meeting: Entry, workspace: Workspace): Entry[] {
  const actions = entriesOf(workspace, 'actions').filter(
    (action) => !isClosed(action) && originOf(action, workspace)?.data.body === meeting.data.body,
  );
  return actions.sort((a, b) => String(a.data.due).localeCompare(String(b.data.due)));
}

/** Returns the red risks that are not closed. */
export function redRisks(workspace: Workspace): Entry[] {
  return entriesOf(workspace, 'risks').filter(
    (risk) => !isClosed(risk) && bandOf(levelOf(risk), workspace) === 'red',
  );
}

/** Returns the proposed decisions of a meeting's body that stand on no agenda. */
export function proposalsFor(meeting: Entry, workspace: Workspace): Entry[] {
  const listed = new Set(
    entriesOf(workspace, 'meetings').flatMap((each) => agendaOf(each).flatMap(({ decisions }) => decisions)),
  );
  return entriesOf(workspace, 'decisions').filter(
    ({ id, data }) =>
      data.status === 'proposed' &&
      data.body === meeting.data.body &&
      data.written_procedure === undefined &&
      !listed.has(id),
  );
}

/** Returns the last meeting of the body before this one, where its minutes are not accepted. */
export function lastMeetingOf(meeting: Entry, workspace: Workspace): Entry | undefined {
  const day = dayOfMeeting(meeting, workspace);
  const earlier = entriesOf(workspace, 'meetings')
    .filter((other) => other.data.body === meeting.data.body && isHeld(other))
    .filter((other) => day !== undefined && String(other.data.date) < day)
    .sort((a, b) => String(a.data.date).localeCompare(String(b.data.date)));
  const last = earlier.at(-1);
  return last && ['minutes_accepted', 'archived'].includes(currentState(last)?.name ?? '') ? undefined : last;
}

function entriesOf({ registries }: Workspace, name: string): Entry[] {
  return [...(registries.get(name)?.entries ?? [])];
}
