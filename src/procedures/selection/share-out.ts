import { partnerOf } from '../../registry/people.ts';
import type { Call, Member, Proposal } from '../../registry/selection/call.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** An evaluation that is to be asked for. */
export type Assigned = { readonly proposal: Entry; readonly evaluator: string };

/** Evaluations to be asked for, and the proposals for which there are not enough members. */
export type SharedOut = { readonly assigned: readonly Assigned[]; readonly short: readonly Proposal[] };

/**
 * Shares the evaluations that are still lacking out among the members of the committee: to those with
 * the fewest, in the order of the committee; never to one of the proposing organisation or with an
 * interest, nor twice to the same.
 */
export function shareOut(call: Call, proposals: readonly Proposal[], workspace: Workspace): SharedOut {
  const load = new Map(call.committee.map(({ person }) => [person, 0]));
  for (const { returned, requested } of proposals)
    for (const entry of [...returned, ...requested]) count(load, String(entry.data.evaluator));
  const assigned: Assigned[] = [];
  const short: Proposal[] = [];
  for (const proposal of proposals) {
    const lacking = call.each - proposal.returned.length - proposal.requested.length;
    const free = eligible(proposal, call, workspace);
    const order = free.sort((a, b) => (load.get(a.person) ?? 0) - (load.get(b.person) ?? 0));
    if (order.length < lacking) short.push(proposal);
    for (const { person } of order.slice(0, Math.max(0, lacking))) {
      count(load, person);
      assigned.push({ proposal: proposal.entry, evaluator: person });
    }
  }
  return { assigned, short };
}

function count(load: Map<string, number>, person: string): void {
  load.set(person, (load.get(person) ?? 0) + 1);
}

/** The members who may evaluate a proposal and have not been asked. */
function eligible(proposal: Proposal, { committee }: Call, workspace: Workspace): Member[] {
  const { entry, partner, returned, requested, recused } = proposal;
  const asked = new Set([...returned, ...requested, ...recused].map(({ data }) => data.evaluator));
  return committee.filter(
    ({ person, conflicts }) =>
      !asked.has(person) &&
      !conflicts.includes(entry.id) &&
      entry.data.submitted_by !== person &&
      partnerOf(workspace, person) !== partner,
  );
}
