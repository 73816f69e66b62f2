import { membersOf } from '../governance/members.ts';
import { nextMeetingBy } from '../governance/next-meeting.ts';
import type { DerivedValue } from './derived-value.ts';

const registry = 'bodies';

/** The members of a body that has fixed ones. */
export const bodyMembers: DerivedValue = {
  registry,
  name: 'members_now',
  title: 'Members',
  description: 'The partners that are members, today or ever where no day is given.',
  type: 'string',
  daily: true,
  of: (body, { workspace, today }) =>
    membersOf({ ...body, data: { body: body.id } }, today, workspace).join(', ') || undefined,
};

/** Until when a body is to meet again. */
export const bodyNextMeeting: DerivedValue = {
  registry,
  name: 'next_meeting_by',
  title: 'Meets by',
  description: 'The day by which it is to meet again, as often as project.yaml says.',
  type: 'string',
  of: (body, { workspace }) => nextMeetingBy(body, workspace),
};
