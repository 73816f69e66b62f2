import type { Day } from '../../base/day.ts';
import { isDelegate } from '../../registry/identity/delegates.ts';
import { clerkRoles } from '../../registry/identity/identity-settings.ts';
import { personByEmail, rolesOf } from '../../registry/people.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Actor } from '../actor.ts';

/** The book that is trusted to say who somebody is, and the day on which they act. */
export type Trust = { readonly trusted: Workspace; readonly on: Day };

/**
 * Returns the actor with those on whose behalf they are said to act. The roles of somebody else count
 * only where they have listed the actor as their delegate on that day; who keeps the books for others
 * (`identity.on_behalf_of`) acts in their own right; what nothing bears out is noted as unfounded.
 */
export function actingFor(actor: Actor, claims: readonly string[], trust: Trust): Actor {
  const said = claims.map((claim) => ({ claim, ...bearsOut(actor.person, claim, trust) }));
  const principals = (kind: string) =>
    said.flatMap((each) => (each.kind === kind && each.principal ? [each.principal] : []));
  const unfounded = said.filter(({ kind }) => kind === 'unfounded').map(({ claim }) => claim);
  return {
    ...actor,
    actsFor: [...(actor.actsFor ?? []), ...principals('delegate')],
    besides: [...(actor.besides ?? []), ...principals('clerk')],
    ...(unfounded.length > 0 && { unfounded }),
  };
}

type BearsOut = {
  readonly kind: 'self' | 'delegate' | 'clerk' | 'unfounded';
  readonly principal: Entry | undefined;
};

function bearsOut(person: Entry | undefined, claim: string, { trusted, on }: Trust): BearsOut {
  const principal = personNamed(trusted, claim);
  if (!person) return { kind: 'unfounded', principal };
  if (principal === person) return { kind: 'self', principal };
  if (principal && isDelegate(principal, person, on)) return { kind: 'delegate', principal };
  const isClerk = rolesOf(person).some((role) => clerkRoles(trusted).includes(role));
  return { kind: isClerk ? 'clerk' : 'unfounded', principal };
}

/** Returns the person that a trailer names: `P-007`, or `Mary Byrne <mary@example.org>`. */
export function personNamed(workspace: Workspace, text: string): Entry | undefined {
  const entry = workspace.entries.get(text.trim());
  if (entry) return entry.registry.name === 'people' ? entry : undefined;
  const email = /<([^<>]+)>/.exec(text)?.[1] ?? text;
  return personByEmail(workspace, email.trim());
}
