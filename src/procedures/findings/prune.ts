import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';

/** Plans to take known findings out of the list: what they stand for is put right. */
export async function pruneKnown(
  workspace: Workspace,
  { gone, reason }: { readonly gone: readonly Entry[]; readonly reason: string | undefined },
): Promise<Outcome<Plan>> {
  const draft = new Draft(workspace);
  // Those after a record move up when it goes.
  for (const entry of [...gone].sort((a, b) => b.index - a.index)) {
    const removed = await draft.remove(entry);
    if (!removed.ok) return removed;
  }
  const ids = gone.map(({ id }) => id);
  return done(
    draft.plan({
      subject: `known findings: take out ${ids.length === 1 ? ids[0] : ids.length} no longer found`,
      ...(reason !== undefined && { reason }),
      trailers: ids.map((id) => ['Record', id] as const),
    }),
  );
}
