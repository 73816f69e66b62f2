import { type Day, parseDay } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import { moveMessage } from '../../change/move-message.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { type Doings, takeStep } from '../../change/take-step.ts';
import { recipientsOf } from '../../registry/governance/recipients.ts';
import { countBallots } from '../../registry/governance/written-count.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Transition } from '../../schema/registry-schema.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';

/** Something that was sent for a meeting or a written procedure. */
export type SendRequest = {
  readonly entry: Entry;
  /** `notice`, `agenda`, `minutes`, `accepted_minutes`, `proposal` or `outcome`. */
  readonly what: string;
  /** The day, time and zone. */
  readonly at: string;
  readonly by: string;
  /** The partners; where none are given, all who get it. */
  readonly to: readonly string[];
  readonly messageId: string;
  readonly today: Day;
  readonly actor: string | undefined;
  readonly reason: string | undefined;
};

/** What can be sent: the date that it fills, and the step that it is in each state. */
type Sendable = {
  readonly date: string;
  readonly steps: Readonly<Record<string, string>>;
};

const SENDABLE: Readonly<Record<string, Readonly<Record<string, Sendable>>>> = {
  meetings: {
    notice: { date: 'notice_sent_on', steps: { planned: 'convene' } },
    agenda: { date: 'agenda_sent_on', steps: { convened: 'send_agenda' } },
    minutes: {
      date: 'minutes_sent_on',
      steps: { held: 'send_minutes', minutes_contested: 'resend_minutes' },
    },
    accepted_minutes: { date: 'accepted_sent_on', steps: {} },
  },
  'written-procedures': {
    proposal: { date: 'sent_on', steps: { draft: 'open' } },
    outcome: { date: 'outcome_sent_on', steps: { open: 'close' } },
  },
};

/** Plans the record of a sending, with the step that it is: to send the draft minutes is to take that step. */
export async function recordSend(workspace: Workspace, request: SendRequest): Promise<Outcome<Plan>> {
  const { entry, today, actor, reason } = request;
  const sendable = sendableOf(request);
  const step = stepOf(entry, sendable, workspace);
  const given = [...dated(entry, { sendable, step }, request), appended(request, workspace)];
  const doings: Doings = { draft: new Draft(workspace), today, actor, touched: [] };
  if (!step) {
    const edited = await doings.draft.edit(entry, given);
    const does = `${request.what.replaceAll('_', ' ')} sent`;
    return edited.ok ? done(doings.draft.plan(recordMessage(entry, { does, reason }))) : edited;
  }
  const moved = await takeStep({ entry, step, given }, doings);
  if (!moved.ok) return moved;
  const counted = await keepVotes(entry, doings, workspace);
  if (!counted.ok) return counted;
  const does = step.name.replaceAll('_', ' ');
  return done(doings.draft.plan(moveMessage(entry, { does, reason, touched: doings.touched })));
}

function sendableOf({ entry, what }: SendRequest): Sendable {
  const known = SENDABLE[entry.registry.name] ?? {};
  const sendable = Object.hasOwn(known, what) ? known[what] : undefined;
  if (sendable) return sendable;
  throw new RequestError(
    `"${what}" is not sent for a ${entry.registry.noun}`,
    `one of: ${Object.keys(known).join(', ')}`,
  );
}

function stepOf(entry: Entry, { steps }: Sendable, workspace: Workspace): Transition | undefined {
  const name = steps[currentState(entry)?.name ?? ''];
  return name === undefined
    ? undefined
    : entry.registry.lifecycle?.transitions.get(outcomeStep(name, entry, workspace));
}

/** A written procedure is closed as its answers say. */
function outcomeStep(name: string, entry: Entry, workspace: Workspace): string {
  if (name !== 'close') return name;
  const { inFavour, needed } = countBallots(entry, workspace);
  return inFavour >= needed ? 'agree' : 'reject';
}

/** The date that stands for the sending; one that is there already stays, what follows it is sent again. */
function dated(
  { data }: Entry,
  { sendable, step }: { readonly sendable: Sendable; readonly step: Transition | undefined },
  { at }: SendRequest,
): Assignment[] {
  const field = step?.name === 'resend_minutes' ? 'minutes_resent_on' : sendable.date;
  const day = parseDay(at.slice(0, 10));
  if (day === undefined || (data[field] !== undefined && !step)) return [];
  return [{ path: [field], operation: 'set', value: day }];
}

function appended(request: SendRequest, workspace: Workspace): Assignment {
  const { entry, what, at, by, messageId } = request;
  const to = request.to.length > 0 ? request.to : recipientsOf(entry, what, workspace);
  if (to.length === 0) {
    throw new RequestError(
      `to whom was it sent? ${String(entry.data.body)} has no fixed members`,
      'name the partners: --to ENSIE,EASPD',
    );
  }
  const send: Mapping = { what, at, by, to, message_id: messageId };
  return { path: ['sends'], operation: 'add', value: send };
}

/** The decision keeps the votes of the written procedure that took it. */
async function keepVotes(
  entry: Entry,
  { draft, touched }: Doings,
  workspace: Workspace,
): Promise<Outcome<void>> {
  if (entry.registry.name !== 'written-procedures') return done(undefined);
  const { votes, missing } = countBallots(entry, workspace);
  for (const { id, move } of touched) {
    const decision = workspace.entries.get(id);
    if (decision?.registry.name !== 'decisions' || !move) continue;
    const value = { ...votes, no_vote: missing.length };
    const edited = await draft.edit(decision, [{ path: ['votes'], operation: 'set', value }]);
    if (!edited.ok) return edited;
  }
  return done(undefined);
}
