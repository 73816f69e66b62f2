import { addDays, type Day } from '../../base/day.ts';
import { asText } from '../../schema/keywords/parts.ts';
import { dayOf } from '../day-of.ts';
import { numberSetting } from '../setting.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { bodyNumber } from './body-rules.ts';
import { itemOfDecision, lastDayOf, meetingIn } from './meeting.ts';

/**
 * Returns the last day on which a decision can be vetoed: at the meeting itself; for an item that was
 * added to the agenda so many days after the draft minutes; in writing, so many after the outcome. Undefined
 * where that day is not known yet, or the project sets no number of days.
 */
export function lastDayForVeto(decision: Entry, workspace: Workspace): Day | undefined {
  const meeting = meetingIn(decision, 'meeting', workspace);
  if (!meeting) return afterOutcome(decision, workspace);
  if (itemOfDecision(meeting, decision.id)?.data.added_on === undefined) return lastDayOf(meeting, workspace);
  const sent = dayOf(meeting.data.minutes_resent_on ?? meeting.data.minutes_sent_on, workspace);
  const days = bodyNumber(workspace, meeting, 'veto_days');
  return sent === undefined || days === undefined ? undefined : addDays(sent, days);
}

function afterOutcome(decision: Entry, workspace: Workspace): Day | undefined {
  const procedure = workspace.entries.get(asText(decision.data.written_procedure) ?? '');
  const told = dayOf(procedure?.data.outcome_sent_on, workspace);
  const days = numberSetting(workspace, 'written_procedure.veto_days');
  return told === undefined || days === undefined ? undefined : addDays(told, days);
}
