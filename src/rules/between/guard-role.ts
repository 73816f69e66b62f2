import { fieldName } from '../../registry/members.ts';
import { peopleWithRole } from '../../registry/people.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { GuardRule } from '../../schema/keywords/guard.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import { type Actor, hasRole, isNot } from '../actor.ts';

/** A guard, who changes what it guards, and the book that says who has a role: as it was before. */
export type Guarding = { readonly rule: GuardRule; readonly actor: Actor; readonly trusted: Workspace };

/** Yields what is wrong where a guarded member of a record is changed by somebody without the role for it. */
export function* checkRole(
  { entry, path }: { readonly entry: Entry; readonly path: Path },
  guarding: Guarding,
): Generator<Diagnostic> {
  if (hasRole(guarding.actor, guarding.rule.roles)) return;
  const what = `${fieldName(path)} of ${entry.id} is changed`;
  yield entryFinding(entry, { code: 'change/not-your-role', path, ...wordsOf(what, guarding) });
}

/** Returns what is said of a change by somebody without the role, and whom to ask. */
export function wordsOf(
  what: string,
  { rule: { roles }, actor, trusted }: Guarding,
): { readonly message: string; readonly hint: string } {
  const allowed = roles.flatMap((role) => peopleWithRole(trusted, role)).map(({ id }) => id);
  const names = roles.join(' or ');
  return {
    message: `${what} by the ${names}: ${isNot(actor)} ${names}`,
    hint:
      allowed.length > 0
        ? `ask ${[...new Set(allowed)].join(', ')}`
        : 'give somebody the role in the people registry',
  };
}
