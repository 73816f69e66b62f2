import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import type { Plan } from '../../change/plan.ts';
import { setRecord } from '../../change/set-record.ts';
import { agendaOf, dayOfMeeting } from '../../registry/governance/meeting.ts';
import { membersOf } from '../../registry/governance/members.ts';
import { isReached, quorumOf } from '../../registry/governance/quorum.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asTexts } from '../../schema/keywords/parts.ts';
import type { Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';
import { attendanceList, type Exceptions } from './attendance-list.ts';
import { itemText } from './item-text.ts';

/** A meeting whose minutes are to be begun. */
export type MinutesRequest = {
  readonly entry: Entry;
  /** Who was not there in the usual way. */
  readonly exceptions: Exceptions;
  readonly minuteTaker: string | undefined;
  readonly reason: string | undefined;
};

/**
 * Plans the beginning of a meeting's minutes: the attendance from the members and the exceptions that are
 * given, and the text of the items that can be told from the registries: quorum, open actions, risks.
 */
export async function fillMinutes(workspace: Workspace, request: MinutesRequest): Promise<Outcome<Plan>> {
  const { entry, minuteTaker, reason } = request;
  refuseSent(entry);
  const attendance = attendanceFor(request, workspace);
  const held: Entry = { ...entry, data: { ...entry.data, attendance } };
  const assignments: Assignment[] = [
    ...(attendance.length === 0
      ? []
      : ([{ path: ['attendance'], operation: 'set', value: attendance }] as const)),
    ...textsOf(held, workspace),
    ...risksOf(held),
    ...(minuteTaker === undefined || entry.data.minute_taker !== undefined
      ? []
      : ([{ path: ['minute_taker'], operation: 'set', value: minuteTaker }] as const)),
  ];
  return setRecord(workspace, { entry, assignments, reason });
}

function refuseSent(meeting: Entry): void {
  const state = currentState(meeting)?.name ?? '';
  if (['agenda_sent', 'held', 'minutes_contested'].includes(state)) return;
  throw new RequestError(
    `the minutes of ${meeting.id} are not begun while it is "${state}"`,
    'they are filled once the agenda is sent, until they are sent themselves',
  );
}

/** An attendance that stands already is kept, unless exceptions are given: then the list is made anew. */
function attendanceFor({ entry, exceptions }: MinutesRequest, workspace: Workspace): Mapping[] {
  const own = entry.data.attendance;
  const given = Object.values(exceptions).some((list) => list.length > 0);
  if (Array.isArray(own) && own.length > 0 && !given) return own;
  const members = membersOf(entry, dayOfMeeting(entry, workspace), workspace);
  return attendanceList({ meeting: entry, members, exceptions }, workspace);
}

/** The text of the items that have none yet. */
function textsOf(meeting: Entry, workspace: Workspace): Assignment[] {
  const quorum = quorumText(meeting, workspace);
  return agendaOf(meeting).flatMap(({ path, data }) => {
    const value = data.minutes === undefined ? itemText(data, quorum, workspace) : undefined;
    return value === undefined ? [] : [{ path: [...path, 'minutes'], operation: 'set', value }];
  });
}

function quorumText(meeting: Entry, workspace: Workspace): string | undefined {
  const quorum = quorumOf(meeting, workspace);
  if (!quorum) return undefined;
  const { there, members, needed } = quorum;
  const result = isReached(quorum) ? 'There is a quorum.' : 'There is no quorum: nothing is decided.';
  return `${there.length} of ${members.length} members are present or represented; ${needed} are needed. ${result}`;
}

function risksOf(meeting: Entry): Assignment[] {
  const risks = agendaOf(meeting).flatMap(({ data }) => asTexts(data.risks));
  const all = [...new Set([...asTexts(meeting.data.risks_discussed), ...risks])];
  return all.length === 0 ? [] : [{ path: ['risks_discussed'], operation: 'set', value: all }];
}
