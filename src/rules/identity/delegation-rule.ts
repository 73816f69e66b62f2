import { entryFinding } from '../../registry/registry-finding.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Actor } from '../actor.ts';
import type { Rule } from '../rule.ts';
import { personNamed } from './acting-for.ts';

/** Nobody acts on behalf of somebody who has not let them. */
export const delegationRule: Rule = {
  name: 'delegation',
  *check({ workspace, actor }) {
    for (const claim of actor?.unfounded ?? []) if (actor) yield notDelegated(claim, actor, workspace);
  },
};

function notDelegated(claim: string, { person, name }: Actor, workspace: Workspace): Diagnostic {
  const who = person?.id ?? `"${name}"`;
  const principal = personNamed(workspace, claim);
  const code = 'identity/not-delegated';
  const message = `${who} does not act on behalf of ${principal?.id ?? `"${claim}"`}: no delegation says so on that day`;
  if (!principal)
    return {
      code,
      severity: 'error',
      file: peopleFile(workspace),
      message,
      hint: 'name a person of the people registry by id: --on-behalf-of P-007',
    };
  const hint = `${principal.id} lists who may, in "delegates", with the first and the last day; who has the say enters it`;
  return entryFinding(principal, { code, path: ['delegates'], message, hint });
}

/** Returns the file of the people registry, which findings about who somebody is speak of. */
export function peopleFile({ registries }: Workspace): string {
  return registries.get('people')?.schema.source.path ?? 'project-data/people.yaml';
}
