import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import { moveMessage } from '../../change/move-message.ts';
import type { Plan } from '../../change/plan.ts';
import { type Doings, takeStep } from '../../change/take-step.ts';
import { hasMajority } from '../../registry/governance/majority.ts';
import { type AgendaItem, agendaOf, isHeld, isSent, lastDayOf } from '../../registry/governance/meeting.ts';
import { itemsOf } from '../../registry/items.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { isMapping, type Mapping, type Value } from '../../text/value.ts';

/** A meeting whose decisions and actions are to go into their registries. */
export type TakeRequest = {
  readonly entry: Entry;
  readonly today: Day;
  readonly actor: string | undefined;
  readonly reason: string | undefined;
};

/**
 * Plans that what was noted in a meeting goes into its registries: each noted decision and action becomes a
 * record that names the meeting, and its item names the record; proposals that were voted on are taken or
 * rejected as the votes say. One commit.
 */
export async function takeNoted(workspace: Workspace, request: TakeRequest): Promise<Outcome<Plan>> {
  const { entry, today, actor, reason } = request;
  refuseUnheld(entry);
  const doings: Doings = { draft: new Draft(workspace), today, actor, touched: [] };
  const taken = await takeItems(entry, doings, workspace);
  if (!taken.ok) return taken;
  const voted = await takeProposals(entry, doings, workspace);
  if (!voted.ok) return voted;
  if (doings.touched.length === 0)
    throw new RequestError(`nothing is noted in ${entry.id} that is not in its registry`, nothingHint(entry));
  const does = 'take decisions and actions';
  return done(doings.draft.plan(moveMessage(entry, { does, reason, touched: doings.touched })));
}

function nothingHint({ id }: Entry): string {
  return `note them under their agenda items first (noted_decisions, noted_actions): grantbook edit ${id}`;
}

function refuseUnheld(meeting: Entry): void {
  if (isHeld(meeting) && !(isSent(meeting) && meeting.data.status !== 'minutes_contested')) return;
  const state = currentState(meeting)?.name ?? '';
  throw new RequestError(
    `decisions and actions of ${meeting.id} are not taken while it is "${state}"`,
    isSent(meeting) ? 'its minutes are out' : `grantbook move ${meeting.id} hold, once it was held`,
  );
}

async function takeItems(meeting: Entry, doings: Doings, workspace: Workspace): Promise<Outcome<void>> {
  const assignments: Assignment[] = [];
  for (const item of agendaOf(meeting)) {
    const proposals = noted(item, 'noted_decisions').map((data) => decisionOf(data, meeting, workspace));
    const decisions = await addAll(proposals, doings, 'decisions');
    if (!decisions.ok) return decisions;
    const promises = noted(item, 'noted_actions').map((data) => ({ ...data, origin: meeting.id }));
    const actions = await addAll(promises, doings, 'actions');
    if (!actions.ok) return actions;
    assignments.push(...takenFrom(item, { decisions: decisions.value, actions: actions.value }));
  }
  if (assignments.length === 0) return done(undefined);
  const edited = await doings.draft.edit(meeting, assignments);
  return edited.ok ? done(undefined) : edited;
}

function noted({ data }: AgendaItem, field: string): Mapping[] {
  return itemsOf(data, field).map((item) => item.data);
}

function decisionOf(data: Mapping, meeting: Entry, workspace: Workspace): Mapping {
  const date = lastDayOf(meeting, workspace);
  const { body } = meeting.data;
  return {
    ...data,
    ...(body !== undefined && { body }),
    ...(date !== undefined && { date }),
    meeting: meeting.id,
  };
}

async function addAll(records: readonly Mapping[], doings: Doings, name: string): Promise<Outcome<string[]>> {
  const registry = doings.draft.workspace.registries.get(name)?.schema;
  const ids: string[] = [];
  for (const data of records) {
    if (!registry) throw new RequestError(`this book has no registry "${name}"`);
    const added = await doings.draft.add(registry, data);
    if (!added.ok) return added;
    touch(doings, added.value.id, registry);
    ids.push(added.value.id);
  }
  return done(ids);
}

function touch({ touched }: Doings, id: string, registry: RegistrySchema): void {
  touched.push({ id, registry });
}

type Taken = { readonly decisions: readonly string[]; readonly actions: readonly string[] };

/** What was noted under an item has become records, which the item names in its place. */
function takenFrom(item: AgendaItem, taken: Taken): Assignment[] {
  const lists = (['decisions', 'actions'] as const).flatMap((list): Assignment[] =>
    taken[list].length === 0
      ? []
      : [
          { path: [...item.path, `noted_${list}`], operation: 'clear', value: null },
          { path: [...item.path, list], operation: 'set', value: [...item[list], ...taken[list]] },
        ],
  );
  const votes = votesOf(item, taken.decisions);
  return [...lists, ...votes.map((value): Assignment => ({ path: ['votes'], operation: 'add', value }))];
}

function votesOf(item: AgendaItem, ids: readonly string[]): Mapping[] {
  return noted(item, 'noted_decisions').flatMap(({ votes }, i): Mapping[] => {
    const decision = ids[i];
    if (!isMapping(votes) || decision === undefined || item.n === undefined) return [];
    return [{ item: item.n, decision, ...votes }];
  });
}

/** Proposals that stood on the agenda and were voted on are taken or rejected, as the votes say. */
async function takeProposals(meeting: Entry, doings: Doings, workspace: Workspace): Promise<Outcome<void>> {
  for (const { data: vote } of itemsOf(meeting.data, 'votes')) {
    const decision = workspace.entries.get(asText(vote.decision) ?? '');
    if (decision?.registry.name !== 'decisions' || currentState(decision)?.name !== 'proposed') continue;
    const name = hasMajority(meeting, vote, workspace).enough ? 'take' : 'reject';
    const step = decision.registry.lifecycle?.transitions.get(name);
    if (!step) continue;
    const given = givenBy(vote, lastDayOf(meeting, workspace));
    const taken = await takeStep({ entry: decision, step, given }, doings);
    if (!taken.ok) return taken;
  }
  return done(undefined);
}

function givenBy(vote: Mapping, date: Day | undefined): Assignment[] {
  const votes: Value = { for: vote.for ?? 0, against: vote.against ?? 0, abstain: vote.abstain ?? 0 };
  return [
    { path: ['votes'], operation: 'set', value: votes },
    ...(date === undefined ? [] : ([{ path: ['date'], operation: 'set', value: date }] as const)),
  ];
}
