import { addDays, type Day } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { type AgendaItem, agendaOf, dayOfMeeting, isHeld } from '../../registry/governance/meeting.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { isTaken } from './decision-state.ts';

/** What is decided stands on the agenda as for decision, and in time, or all agreed to take it up. */
export const agendaRule: Rule = {
  name: 'agenda',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      for (const item of agendaOf(meeting)) {
        yield* notMarked(meeting, item);
        if (isHeld(meeting)) yield* notUnanimous(meeting, item, workspace);
      }
    }
  },
};

function* notMarked(meeting: Entry, { path, data, decisions }: AgendaItem): Generator<Diagnostic> {
  if (decisions.length === 0 || data.decision_required === true) return;
  yield entryFinding(meeting, {
    code: 'meetings/not-for-decision',
    path: [...path, 'decisions', 0],
    message: `"${decisions[0]}" stands under an item that is not for decision: "${String(data.title)}"`,
    hint: 'write decision_required: true in the item before the agenda is sent, or move the decision to its item',
  });
}

function* notUnanimous(meeting: Entry, item: AgendaItem, workspace: Workspace): Generator<Diagnostic> {
  const { path, data, decisions } = item;
  const taken = decisions.filter((id) => isTaken(workspace.entries.get(id)));
  if (taken.length === 0 || data.unanimous === true || !isLate(meeting, item, workspace)) return;
  yield entryFinding(meeting, {
    code: 'meetings/not-unanimous',
    path: [...path, 'added_on'],
    message: `"${String(data.added_on)}" is too late for an item on which ${taken.join(', ')} was decided`,
    hint: 'if all who were there agreed to decide on it, write unanimous: true and late_reason: …; else decide next time',
  });
}

/** Whether an item came after the last day for additions; where there is none, after the agenda was sent. */
function isLate(meeting: Entry, { path, data }: AgendaItem, workspace: Workspace): boolean {
  const added = dayOf(data.added_on, workspace);
  const last = lastDayToAdd(meeting, path, workspace);
  return added !== undefined && last !== undefined && added > last;
}

function lastDayToAdd(entry: Entry, path: AgendaItem['path'], workspace: Workspace): Day | undefined {
  const day = dayOfMeeting(entry, workspace);
  const days = numberSetting(workspace, 'meetings.bodies.{body}.add_item_days.{kind}', { entry, path });
  if (day !== undefined && days !== undefined) return addDays(day, -days);
  return dayOf(entry.data.agenda_sent_on, workspace);
}
