import { decidingBodies } from '../../registry/deciding-bodies.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { quoted } from '../between/way-hint.ts';
import type { Rule } from '../rule.ts';

/** A change of a type that a body decides on is approved by a decision of that body. */
export const changeDecisionRule: Rule = {
  name: 'decisions on changes',
  *check({ workspace }) {
    for (const change of workspace.registries.get('changes')?.entries ?? []) {
      const bodies = decidingBodies(workspace, change.data.type);
      if (bodies.length > 0 && DECIDED.includes(String(change.data.status)))
        yield* checkDecision(change, bodies, workspace);
    }
  },
};

const DECIDED = ['approved', 'implemented'];

function* checkDecision(
  change: Entry,
  bodies: readonly string[],
  workspace: Workspace,
): Generator<Diagnostic> {
  const { decision: id, type } = change.data;
  const decision = typeof id === 'string' ? workspace.entries.get(id) : undefined;
  if (id !== undefined && decision?.registry.name !== 'decisions') return;
  const body = String(decision?.data.body);
  if (decision && bodies.includes(body)) return;
  yield entryFinding(change, {
    code: 'changes/needs-decision',
    path: [decision ? 'decision' : 'type'],
    message: decision
      ? `"${decision.id}" is a decision of ${body}; on "${String(type)}" ${quoted(bodies)} decides`
      : `${change.id} is "${String(change.data.status)}" without a decision; on "${String(type)}" ${quoted(bodies)} decides`,
    hint: `name its decision: grantbook list decisions --where "body=${bodies[0]}", then: decision=DEC-…`,
  });
}
