import type { Day } from '../../base/day.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { fingerprints } from '../../registry/findings/fingerprint.ts';
import { KNOWN } from '../../registry/findings/known.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';

/** Which findings are accepted, when, why and by whom. */
export type Accepting = {
  readonly findings: readonly Diagnostic[];
  /** The book in which they were found. */
  readonly foundIn: Workspace;
  readonly today: Day;
  readonly reason: string;
  /** The person who accepts them, where the book knows them. */
  readonly by: string | undefined;
};

/** Plans a record for each finding that is accepted until it is put right. */
export async function acceptFindings(workspace: Workspace, accepting: Accepting): Promise<Outcome<Plan>> {
  const { findings, foundIn, reason } = accepting;
  const registry = workspace.registries.get(KNOWN)?.schema;
  if (!registry) throw new Error(`there is no registry ${KNOWN}`);
  const fingerprintOf = fingerprints(foundIn.files);
  const draft = new Draft(workspace);
  for (const finding of findings) {
    const added = await draft.add(registry, {
      ...saidOf(finding, accepting),
      fingerprint: fingerprintOf(finding),
    });
    if (!added.ok) return added;
  }
  const ids = draft.added(registry).map(({ id }) => id);
  return done(
    draft.plan({
      subject: `known findings: accept ${ids.length === 1 ? ids[0] : ids.length}`,
      reason,
      trailers: ids.map((id) => ['Record', id] as const),
    }),
  );
}

function saidOf({ code, file, record, field, message }: Diagnostic, { today, reason, by }: Accepting) {
  return {
    code,
    file,
    ...(record !== undefined && { record }),
    ...(field !== undefined && { field }),
    says: message.replaceAll(/\s+/g, ' '),
    accepted_on: today,
    ...(by !== undefined && { accepted_by: by }),
    why: reason.replaceAll(/\s+/g, ' ').trim(),
  };
}
