import type { Day } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isHeld, meetingIn } from '../../registry/governance/meeting.ts';
import { lastDayForVeto } from '../../registry/governance/veto.ts';
import { itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { isBound, isInForce, isTaken } from './decision-state.ts';

/** A decision was taken somewhere, binds from the day its minutes are accepted, and is replaced by one alone. */
export const decisionRule: Rule = {
  name: 'decisions',
  *check({ workspace }) {
    for (const decision of workspace.registries.get('decisions')?.entries ?? []) {
      yield* noBasis(decision, workspace);
      yield* otherBody(decision, workspace);
      yield* bindingDate(decision, workspace);
      yield* superseding(decision, workspace);
      yield* vetoes(decision, workspace);
    }
  },
};

function* noBasis(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  if (!isTaken(decision) || decision.data.written_procedure !== undefined) return;
  const meeting = meetingIn(decision, 'meeting', workspace);
  if (meeting ? isHeld(meeting) : decision.data.meeting !== undefined) return;
  yield entryFinding(decision, {
    code: 'decisions/no-basis',
    path: ['meeting'],
    message: meeting
      ? `"${meeting.id}" has not been held, and ${decision.id} is "${String(decision.data.status)}"`
      : `"${decision.id}" is "${String(decision.data.status)}", and was taken neither at a meeting nor in writing`,
    hint: `name the meeting or the written procedure: grantbook set ${decision.id} meeting=…`,
  });
}

function* otherBody(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { entries } = workspace;
  for (const field of ['meeting', 'written_procedure']) {
    const basis = entries.get(asText(decision.data[field]) ?? '');
    if (!basis || basis.data.body === undefined || basis.data.body === decision.data.body) continue;
    yield entryFinding(decision, {
      code: 'decisions/other-body',
      path: ['body'],
      message: `"${String(decision.data.body)}" is not the body of ${basis.id}, which is ${String(basis.data.body)}`,
      hint: `grantbook set ${decision.id} body=${String(basis.data.body)}, or correct "${field}"`,
    });
  }
}

/** A decision on an item that was added to the agenda waits for the time of a veto as well. */
function* bindingDate(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  const meeting = meetingIn(decision, 'meeting', workspace);
  const [binding, accepted] = [decision.data.binding_on, dayOf(meeting?.data.minutes_accepted_on, workspace)];
  if (!isBound(decision) || binding === undefined || accepted === undefined) return;
  const veto = lastDayForVeto(decision, workspace);
  const from = isAfter(veto, accepted) ? veto : accepted;
  if (binding === from) return;
  yield entryFinding(decision, {
    code: 'decisions/binding-date',
    path: ['binding_on'],
    message:
      from === accepted
        ? `"${String(binding)}" is not the day the minutes of ${meeting?.id} were accepted: ${accepted}`
        : `"${String(binding)}" is not the last day for a veto of an item that was added to the agenda: ${from}`,
    hint: `a decision binds once its minutes are accepted and no veto is possible any more: write ${from}`,
  });
}

function* superseding(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  const earlier = workspace.entries.get(asText(decision.data.supersedes) ?? '');
  if (earlier?.registry.name !== 'decisions') return;
  const [day, before] = [dayOf(decision.data.date, workspace), dayOf(earlier.data.date, workspace)];
  const wrong = earlier === decision || (day !== undefined && before !== undefined && day < before);
  if (!wrong && !(isInForce(decision) && isInForce(earlier))) return;
  yield entryFinding(decision, {
    code: wrong ? 'decisions/supersedes-later' : 'decisions/still-binding',
    path: ['supersedes'],
    message: wrong
      ? `"${earlier.id}" is not earlier than ${decision.id}`
      : `"${earlier.id}" still binds, and ${decision.id} replaces it`,
    hint: wrong ? 'a decision replaces an earlier one' : `grantbook move ${earlier.id} supersede`,
  });
}

function* vetoes(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  const last = lastDayForVeto(decision, workspace);
  for (const { path, data } of itemsOf(decision.data, 'veto')) {
    const day = dayOf(data.date, workspace);
    if (isBound(decision) && data.resolved_on === undefined && !isAfter(day, last)) {
      yield entryFinding(decision, {
        code: 'decisions/open-veto',
        path: [...path, 'partner'],
        message: `"${String(data.partner)}" has vetoed ${decision.id}, and the veto is not settled`,
        hint: `settle it and write resolved_on, or: grantbook move ${decision.id} veto`,
      });
    }
    if (decision.data.status === 'vetoed' && isAfter(day, last)) {
      yield entryFinding(decision, {
        code: 'decisions/veto-late',
        path: [...path, 'date'],
        message: `"${String(data.date)}" is after ${last}, the last day for a veto of ${decision.id}`,
        hint: 'an item of the original agenda is vetoed at the meeting only; the days for others are set in project.yaml',
      });
    }
  }
}

function isAfter(day: Day | undefined, last: Day | undefined): boolean {
  return day !== undefined && last !== undefined && day > last;
}
