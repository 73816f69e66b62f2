import type { Day } from '../../base/day.ts';
import { dayOf } from '../../registry/day-of.ts';
import { isClosed } from '../../registry/is-closed.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { fieldName, membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RefRule } from '../../schema/registry-schema.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ClockRule } from '../rule.ts';

/** A record that is not over yet names nobody who has left. */
export const retiredRule: ClockRule = {
  name: 'retired',
  *check({ workspace }, today) {
    for (const registry of workspace.registries.values()) {
      const asking = registry.schema.refs.filter((ref) => ref.active);
      for (const ref of asking) yield* retiredIn(registry.entries, ref, { workspace, today });
    }
  },
};

type Clock = { readonly workspace: Workspace; readonly today: Day };

function* retiredIn(entries: readonly Entry[], ref: RefRule, clock: Clock): Generator<Diagnostic> {
  for (const entry of entries) {
    if (counts(ref, entry)) yield* retired(entry, ref, clock);
  }
}

function counts(ref: RefRule, entry: Entry): boolean {
  const state = currentState(entry);
  return (
    !isClosed(entry) && (ref.while.length === 0 || (state !== undefined && ref.while.includes(state.name)))
  );
}

function* retired(entry: Entry, ref: RefRule, { workspace, today }: Clock): Generator<Diagnostic> {
  for (const { path, value } of membersAt(entry.data, ref.field)) {
    const target = typeof value === 'string' ? workspace.entries.get(value) : undefined;
    const until = target && lastDay(target, workspace);
    if (!target || until === undefined || until >= today) continue;
    yield entryFinding(entry, {
      code: 'references/retired',
      path,
      message: `"${target.id}" left on ${until}, and ${entry.registry.noun} ${entry.id} is still open`,
      hint: `name another ${target.registry.noun}: grantbook set ${entry.id} ${fieldName(path)}=…`,
    });
  }
}

function lastDay(target: Entry, workspace: Workspace): Day | undefined {
  const { active } = target.registry;
  return active && dayOf(target.data[active.to], workspace);
}
