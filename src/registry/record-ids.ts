import { sameValue } from '../text/value.ts';
import { formerIdsOf } from './former-ids.ts';
import type { Registry, Workspace } from './workspace.ts';

/** The ids of a registry's records, in their order, and of those that had others before, which. */
export type RegistryIds = {
  readonly now: readonly string[];
  readonly before: Readonly<Record<string, readonly string[]>>;
};

/** The ids of a book's records by the name of their registry: each stands once in the book. */
export type Ids = Readonly<Record<string, RegistryIds>>;

/** Returns the ids of a registry's records. */
export function idsIn({ entries }: Registry): RegistryIds {
  const renamed = entries.map((entry) => [entry.id, formerIdsOf(entry)] as const);
  return {
    now: entries.map(({ id }) => id),
    before: Object.fromEntries(renamed.filter(([, former]) => former.length > 0)),
  };
}

/** Returns the ids of a book's records; undefined where one has none, or one stands twice. */
export function idsOfBook({ registries, entries }: Workspace): Ids | undefined {
  const ids = Object.fromEntries([...registries].map(([name, registry]) => [name, idsIn(registry)]));
  const count = Object.values(ids).reduce((sum, { now }) => sum + now.length, 0);
  return count === entries.size ? ids : undefined;
}

/** Returns whether the records of a registry have the ids that they had, now and before. */
export function sameIds(a: RegistryIds, b: RegistryIds | undefined): boolean {
  return (
    b !== undefined && sameValue([...a.now], [...b.now]) && sameValue(asValue(a.before), asValue(b.before))
  );
}

function asValue(before: RegistryIds['before']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(before).map(([id, former]) => [id, [...former]]));
}
