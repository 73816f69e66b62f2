import { onceForEach } from '../../base/once-for.ts';
import { isWhole } from '../../registry/is-whole.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { isList, type Value } from '../../text/value.ts';

/** The records of a registry by the ids that one of their fields holds. */
export type Referring = (id: string) => readonly Entry[];

/**
 * Finds the records that refer to another by a field; undefined where some of the registry's could
 * not be read, so that nothing can be said of how many there are.
 */
export function referringRecords(
  workspace: Workspace,
  { registry: name, via }: { readonly registry: string; readonly via: string },
): Referring | undefined {
  const registry = workspace.registries.get(name);
  if (!registry || !isWhole(workspace, name)) return undefined;
  const index = indexOf(registry, via);
  return (id) => index.get(id) ?? [];
}

/** Each registry and field is gone through once, however many records are asked for. */
const indexOf = onceForEach(({ entries }: Registry, via: string): ReadonlyMap<string, readonly Entry[]> => {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const id of idsIn(entry.data[via])) {
      const list = index.get(id);
      if (list) list.push(entry);
      else index.set(id, [entry]);
    }
  }
  return index;
});

function idsIn(value: Value | undefined): Iterable<string> {
  if (!isList(value)) return typeof value === 'string' ? [value] : [];
  return new Set(value.filter((id) => typeof id === 'string'));
}
