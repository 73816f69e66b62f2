import { type Day, lastDayOfMonthAfter } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { dayOfMeeting, isHeld } from './meeting.ts';

/**
 * Returns until when a body is to meet again: so many months after its last ordinary meeting, or after it
 * was set up. Undefined where the project sets no number of months, or it is dissolved.
 */
export function nextMeetingBy(body: Entry, workspace: Workspace): Day | undefined {
  const months = numberSetting(workspace, `meetings.bodies.${body.id}.every_months`);
  if (months === undefined || body.data.dissolved_on !== undefined) return undefined;
  const held = (workspace.registries.get('meetings')?.entries ?? [])
    .filter((meeting) => meeting.data.body === body.id && meeting.data.kind === 'ordinary' && isHeld(meeting))
    .flatMap((meeting) => dayOfMeeting(meeting, workspace) ?? [])
    .sort();
  const last = held.at(-1) ?? dayOf(body.data.set_up_on, workspace);
  return last && lastDayOfMonthAfter(last, months);
}
