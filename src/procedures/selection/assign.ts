import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import { moveMessage } from '../../change/move-message.ts';
import type { Plan } from '../../change/plan.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { proposalsOf, readCall } from '../../registry/selection/call.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { refuseUnlessEvaluating } from './refuse-unless-evaluating.ts';
import { shareOut } from './share-out.ts';

/** Evaluations to be asked for. */
export type AssignRequest = {
  readonly entry: Entry;
  readonly today: Day;
  readonly reason?: string | undefined;
};

/** Plans the evaluations that a selection still lacks: one record for each, in one commit. */
export async function assignEvaluations(
  workspace: Workspace,
  { entry, today, reason }: AssignRequest,
): Promise<Outcome<Plan>> {
  refuseUnlessEvaluating(entry);
  const registry = workspace.registries.get('evaluations')?.schema;
  if (!registry)
    throw new RequestError('the book has no registry of evaluations', 'add schemas/evaluations.schema.json');
  const call = readCall(entry, workspace);
  const { assigned, short } = shareOut(call, proposalsOf(call, workspace), workspace);
  if (short.length > 0) return { ok: false, diagnostics: short.map((each) => tooFew(each.entry, entry)) };
  const draft = new Draft(workspace);
  for (const { proposal, evaluator } of assigned) {
    const data = { selection: entry.id, proposal: proposal.id, evaluator, requested_on: today };
    const record = await draft.add(registry, data);
    if (!record.ok) return record;
  }
  const touched = draft.added(registry).map(({ id }) => ({ id, registry }));
  return done(draft.plan(moveMessage(entry, { does: 'ask for evaluations', reason, touched })));
}

function tooFew(proposal: Entry, { id }: Entry) {
  return entryFinding(proposal, {
    code: 'selection/missing-evaluations',
    path: ['author_partner'],
    message: `too few members of the committee of ${id} can judge ${proposal.id}`,
    hint: `take somebody of another organisation into the committee: grantbook set ${id} committee+='{"person": "P-…", "declared_on": "…"}'`,
  });
}
