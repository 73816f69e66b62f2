import { addDays, type Day } from '../../base/day.ts';
import { bodyNumber } from '../../registry/governance/body-rules.ts';
import { isHeld, lastDayOf } from '../../registry/governance/meeting.ts';
import { nextMeetingBy } from '../../registry/governance/next-meeting.ts';
import { lacksQuorum } from '../../registry/governance/quorum.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ClockRule } from '../rule.ts';

/** A meeting without a quorum is held again soon, and each body meets as often as its rules say. */
export const reconveneRule: ClockRule = {
  name: 'reconvene',
  *check({ workspace }, today) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      if (isHeld(meeting) && lacksQuorum(meeting, workspace)) yield* notHeldAgain(meeting, workspace, today);
    }
    for (const body of workspace.registries.get('bodies')?.entries ?? [])
      yield* tooSeldom(body, workspace, today);
  },
};

function* notHeldAgain(meeting: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const last = lastDayOf(meeting, workspace);
  const days = bodyNumber(workspace, meeting, 'reconvene_days');
  const meetings = workspace.registries.get('meetings')?.entries ?? [];
  if (last === undefined || days === undefined || today <= addDays(last, days)) return;
  if (meetings.some(({ data }) => data.reconvenes === meeting.id)) return;
  yield entryFinding(meeting, {
    code: 'meetings/not-held-again',
    severity: 'warning',
    path: ['date'],
    message: `"${last}": ${meeting.id} had no quorum and was to be held again by ${addDays(last, days)}`,
    hint: `grantbook add meeting … reconvenes=${meeting.id}`,
  });
}

function* tooSeldom(body: Entry, workspace: Workspace, today: Day): Generator<Diagnostic> {
  const by = nextMeetingBy(body, workspace);
  if (by === undefined || today <= by) return;
  yield entryFinding(body, {
    code: 'meetings/too-seldom',
    severity: 'warning',
    path: ['id'],
    message: `"${body.id}" was to meet by ${by}, and has not`,
    hint: `plan a meeting: grantbook add meeting … body=${body.id}; how often it meets is set in project.yaml`,
  });
}
