import { addDays, type Day, daysAgo } from '../../base/day.ts';
import { meetingAfter } from '../../registry/board-meetings.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { isRed, openRisks } from '../../registry/risks.ts';
import { numberSetting, setting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { ClockRule } from '../rule.ts';

/** Open risks are looked at again, their mitigation is done, and responses are approved by the day they are due. */
export const riskClockRule: ClockRule = {
  name: 'risks by the day',
  *check({ workspace }, today) {
    for (const risk of openRisks(workspace)) {
      yield* lateMitigation(risk, workspace, today);
      yield* lateReview(risk, workspace, today);
      yield* lateApproval(risk, workspace, today);
    }
  },
};

function* lateMitigation(risk: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const actions = isList(risk.data.mitigation) ? risk.data.mitigation : [];
  for (const [i, action] of actions.entries()) {
    const due = isMapping(action) ? dayOf(action.due, workspace) : undefined;
    if (!isMapping(action) || due === undefined || due >= today || isFilled(action.done_on)) continue;
    yield entryFinding(risk, {
      code: 'risks/mitigation-overdue',
      severity: 'warning',
      path: ['mitigation', i, 'due'],
      message: `the mitigation of ${risk.id} by ${String(action.responsible)} was due on ${due}, ${daysAgo(due, today)}`,
      hint: `once it is done: grantbook set ${risk.id} mitigation[${i}].done_on=${today}`,
    });
  }
}

function* lateReview(risk: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const days = numberSetting(workspace, 'risk_review_days');
  const { status, reviewed_on: reviewed, approved_on: approved } = risk.data;
  const field = isFilled(reviewed) ? 'reviewed_on' : 'approved_on';
  const last = dayOf(isFilled(reviewed) ? reviewed : approved, workspace);
  if (status !== 'approved' || days === undefined || last === undefined || addDays(last, days) >= today)
    return;
  yield entryFinding(risk, {
    code: 'risks/review-overdue',
    severity: 'warning',
    path: [field],
    message: `${risk.id} was last looked at on ${last}, ${daysAgo(last, today)}; risk_review_days is ${days}`,
    hint: `look at it with its owner, then: grantbook move ${risk.id} review`,
  });
}

/** A red response does not wait for the board's next meeting. */
function* lateApproval(risk: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const assessed = dayOf(risk.data.assessed_on, workspace);
  if (risk.data.status !== 'waiting_approval' || assessed === undefined) return;
  const due = approvalDue(risk, assessed, workspace);
  if (due === undefined || due.day >= today) return;
  yield entryFinding(risk, {
    code: 'risks/approval-late',
    severity: 'warning',
    path: ['status'],
    message: `the response to ${risk.id} waits since ${assessed}; it was to be approved by ${due.day} (${due.why})`,
    hint: `grantbook move ${risk.id} approve, or reject it`,
  });
}

function approvalDue(
  risk: Entry,
  assessed: Day,
  workspace: Workspace,
): { readonly day: Day; readonly why: string } | undefined {
  const days = numberSetting(workspace, 'risks.red_approve_days');
  if (isRed(risk, workspace) && days !== undefined)
    return { day: addDays(assessed, days), why: `risks.red_approve_days is ${days}` };
  const board = setting(workspace, 'risks.board');
  const day = typeof board === 'string' ? meetingAfter(workspace, board, assessed) : undefined;
  return day === undefined ? undefined : { day, why: `the next meeting of ${String(board)}` };
}
