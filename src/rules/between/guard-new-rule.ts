import { isFilled } from '../../registry/lifecycle.ts';
import { membersAt } from '../../registry/members.ts';
import { peopleWithRole } from '../../registry/people.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { GuardRule } from '../../schema/keywords/guard.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { hasRole } from '../actor.ts';
import { comparedRecords, pastPeople, removedRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';
import { checkRole, wordsOf } from './guard-role.ts';

/**
 * Who adds or removes a record says what its fields hold as well: those that `x-guard` guards from the
 * first on (`new`) are for its roles. The guards that the registry had before count.
 */
export const guardNewRule: Rule = {
  name: 'guarded fields of records that come or go',
  *check(situation) {
    const { before, actor } = situation;
    if (!before || !actor) return;
    const acting = { actor, before, trusted: pastPeople(situation) };
    for (const { entry, old } of comparedRecords(situation)) if (!old) yield* checkNew(entry, acting);
    for (const old of removedRecords(situation)) yield* checkRemoved(old, acting);
  },
};

type Acting = Required<Pick<Situation, 'before' | 'actor'>> & { readonly trusted: Workspace };

function* checkNew(entry: Entry, { before, actor, trusted }: Acting): Generator<Diagnostic> {
  for (const rule of before.registries.get(entry.registry.name)?.schema.guards ?? []) {
    const [first] = membersAt(entry.data, rule.field).filter(({ value }) => isFilled(value));
    if (!rule.new || !first || !isHeld(rule, trusted)) continue;
    yield* checkRole({ entry, path: first.path }, { rule, actor, trusted });
  }
}

/** Told once for a record, at the file that held it. */
function* checkRemoved(old: Entry, { actor, trusted }: Acting): Generator<Diagnostic> {
  const rule = old.registry.guards.find(
    (each) => each.new && isHeld(each, trusted) && membersAt(old.data, each.field).length > 0,
  );
  if (!rule || hasRole(actor, rule.roles)) return;
  yield {
    code: 'change/not-your-role',
    severity: 'error',
    file: old.file,
    ...wordsOf(`${old.registry.noun} ${old.id} is removed`, { rule, actor, trusted }),
    registry: old.registry.name,
    record: old.id,
  };
}

/** Where nobody holds a role yet, the first ones are given by whoever makes the book. */
function isHeld({ roles }: GuardRule, trusted: Workspace): boolean {
  return roles.some((role) => peopleWithRole(trusted, role).length > 0);
}
