import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { recordMessage } from '../../change/record-message.ts';
import { bodyRules } from '../../registry/governance/body-rules.ts';
import { type AgendaItem, agendaOf } from '../../registry/governance/meeting.ts';
import { currentState } from '../../registry/lifecycle.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText, asTexts } from '../../schema/keywords/parts.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping, Value } from '../../text/value.ts';
import { lastMeetingOf, openActionsOf, proposalsFor, redRisks } from './unfinished.ts';

/** A meeting whose agenda is to be filled. */
export type AgendaRequest = { readonly entry: Entry; readonly reason: string | undefined };

/**
 * Plans the agenda of a meeting: what is there stays as it is; added are the minutes of the last meeting where
 * they are not accepted, proposals that wait for a decision, the open actions of the body and the red risks;
 * of an agenda that is empty also its usual first item.
 */
export async function fillAgenda(workspace: Workspace, request: AgendaRequest): Promise<Outcome<Plan>> {
  const { entry, reason } = request;
  refuseSent(entry);
  const draft = new Draft(workspace);
  const proposals = proposalsFor(entry, workspace);
  const filled = await draft.edit(entry, [
    ...followUps(entry, workspace),
    ...newItems(entry, proposals, workspace),
  ]);
  if (!filled.ok) return filled;
  for (const proposal of proposals) {
    const back: Assignment = { path: ['meeting'], operation: 'set', value: entry.id };
    const edited = await draft.edit(proposal, [back]);
    if (!edited.ok) return edited;
  }
  const trailers = proposals.map(({ id }) => ['Record', id] as const);
  return done(draft.plan(recordMessage(entry, { does: 'fill the agenda', reason, trailers })));
}

function refuseSent(meeting: Entry): void {
  const state = currentState(meeting);
  if (state && ['planned', 'convened'].includes(state.name)) return;
  throw new RequestError(
    `the agenda of ${meeting.id} is not filled any more: the meeting is "${state?.name ?? ''}"`,
    `an item that comes later is added by hand, with added_on: grantbook edit ${meeting.id}`,
  );
}

/** The two lists that an item goes through, each with the title of the item that does. */
const LISTS = [
  ['follow_up', 'Open actions'],
  ['risks', 'Risks'],
] as const;

type Listed = (typeof LISTS)[number][0];

function unfinished(meeting: Entry, workspace: Workspace): Readonly<Record<Listed, string[]>> {
  return {
    follow_up: openActionsOf(meeting, workspace).map(({ id }) => id),
    risks: redRisks(workspace).map(({ id }) => id),
  };
}

function itemFor(list: Listed, title: string, meeting: Entry): AgendaItem | undefined {
  return agendaOf(meeting).find(({ data }) => data[list] !== undefined || data.title === title);
}

/** Open actions and red risks go into the items that stand for them already. */
function followUps(meeting: Entry, workspace: Workspace): Assignment[] {
  const ids = unfinished(meeting, workspace);
  return LISTS.flatMap(([list, title]) => {
    const item = itemFor(list, title, meeting);
    if (!item || ids[list].length === 0) return [];
    const value = [...new Set([...asTexts(item.data[list]), ...ids[list]])];
    return [{ path: [...item.path, list], operation: 'set', value }] as const;
  });
}

function newItems(meeting: Entry, proposals: readonly Entry[], workspace: Workspace): Assignment[] {
  const own = agendaOf(meeting);
  const ids = unfinished(meeting, workspace);
  const has = (title: string) => own.some(({ data }) => data.title === title);
  const last = lastMeetingOf(meeting, workspace);
  const ofLast = last && `Minutes of ${last.id}`;
  const items = [
    ...(own.length === 0 && bodyRules(workspace, meeting).quorum !== undefined
      ? [item('Quorum and agenda', meeting, { decision_required: true })]
      : []),
    ...(ofLast !== undefined && !has(ofLast) ? [item(ofLast, meeting, { decision_required: true })] : []),
    ...proposals.map((proposal) => proposalItem(proposal, meeting)),
    ...LISTS.filter(([list, title]) => ids[list].length > 0 && !itemFor(list, title, meeting)).map(
      ([list, title]) => item(title, meeting, { [list]: ids[list] }),
    ),
    ...(has('Next meeting') ? [] : [item('Next meeting', meeting)]),
  ];
  const first = Math.max(0, ...own.map(({ n }) => n ?? 0)) + 1;
  return items.map((data, i) => ({ path: ['agenda'], operation: 'add', value: { n: first + i, ...data } }));
}

function proposalItem({ id, data }: Entry, meeting: Entry): Mapping {
  const owner = asText(data.owner);
  const presenter = owner === undefined ? {} : { presenter: owner };
  return item(asText(data.title) ?? id, meeting, { ...presenter, decision_required: true, decisions: [id] });
}

function item(title: string, meeting: Entry, more: Readonly<Record<string, Value>> = {}): Mapping {
  const chair = asText(meeting.data.chair);
  return { title, ...(chair !== undefined && { presenter: chair }), decision_required: false, ...more };
}
