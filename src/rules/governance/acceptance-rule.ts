import { addDays, type Day } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { bodyNumber } from '../../registry/governance/body-rules.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Minutes count as accepted when every objection made in time was settled before, and corrected minutes went out again. */
export const acceptanceRule: Rule = {
  name: 'acceptance',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      for (const objection of itemsOf(meeting.data, 'minutes_objections')) {
        yield* notSentAgain(meeting, objection, workspace);
        yield* open(meeting, objection, workspace);
      }
    }
  },
};

function* open(meeting: Entry, { path, data }: Item, workspace: Workspace): Generator<Diagnostic> {
  const accepted = dayOf(meeting.data.minutes_accepted_on, workspace);
  const resolved = dayOf(data.resolved_on, workspace);
  if (accepted === undefined || (resolved !== undefined && resolved <= accepted)) return;
  if (!isInTime(meeting, dayOf(data.date, workspace), workspace)) return;
  yield entryFinding(meeting, {
    code: 'meetings/open-objection',
    path: [...path, 'date'],
    message: `"${String(data.date)}": the objection of ${String(data.partner)} was not settled when the minutes were accepted on ${accepted}`,
    hint: 'answer it first (answer, outcome, resolved_on); minutes that were corrected are sent again',
  });
}

/** An objection after the time for objections does not count. */
function isInTime(meeting: Entry, day: Day | undefined, workspace: Workspace): boolean {
  const sent = dayOf(meeting.data.minutes_resent_on ?? meeting.data.minutes_sent_on, workspace);
  const days = bodyNumber(workspace, meeting, 'objection_days');
  return day === undefined || sent === undefined || days === undefined || day <= addDays(sent, days);
}

function* notSentAgain(meeting: Entry, { path, data }: Item, workspace: Workspace): Generator<Diagnostic> {
  const [resolved, again] = [
    dayOf(data.resolved_on, workspace),
    dayOf(meeting.data.minutes_resent_on, workspace),
  ];
  if (
    data.outcome !== 'corrected' ||
    resolved === undefined ||
    meeting.data.minutes_accepted_on === undefined
  )
    return;
  if (again !== undefined && again >= resolved) return;
  yield entryFinding(meeting, {
    code: 'meetings/not-sent-again',
    path: [...path, 'outcome'],
    message: `"corrected": the minutes were corrected on ${resolved} and not sent again`,
    hint: `send them to all members, and count the time for objections from then: grantbook move ${meeting.id} resend_minutes`,
  });
}
