import { isWhole } from '../../registry/is-whole.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Exactly one partner has the role of the coordinator, and it is the one that the project names. */
export const coordinatorRule: Rule = {
  name: 'coordinator',
  *check({ workspace }) {
    const project = workspace.registries.get('project')?.entries[0];
    if (project && isWhole(workspace, 'partners')) yield* checkCoordinator(project, workspace);
  },
};

function* checkCoordinator(project: Entry, { registries, entries }: Workspace): Generator<Diagnostic> {
  const named = project.data.coordinator;
  const partners = registries.get('partners')?.entries ?? [];
  const [first, ...others] = partners.filter(({ data }) => data.role === 'coordinator');
  for (const other of others) {
    yield entryFinding(other, {
      code: 'partners/coordinator',
      path: ['role'],
      message: `${other.id} is a second coordinator, beside ${first?.id}`,
      hint: `one of them is a beneficiary: grantbook set ${other.id} role=beneficiary`,
    });
  }
  if (typeof named !== 'string' || !entries.has(named) || others.length > 0 || first?.id === named) return;
  yield entryFinding(project, {
    code: 'partners/coordinator',
    path: ['coordinator'],
    message: first
      ? `"${named}" is named here, and ${first.id} has the role of the coordinator`
      : `"${named}" is named here, and no partner has the role of the coordinator`,
    hint: `correct this, or the partner: grantbook set ${first?.id ?? named} role=${first ? 'beneficiary' : 'coordinator'}`,
  });
}
