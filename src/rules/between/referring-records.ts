import { isWhole } from '../../registry/is-whole.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { isList, type Value } from '../../text/value.ts';

/** The records of a registry by the ids that one of their fields holds. */
export type Referring = (id: string) => readonly Entry[];

/**
 * Finds the records that refer to another by a field; undefined where some of the registry's could
 * not be read, so that nothing can be said of how many there are. Each registry and field is gone
 * through once, however many records are asked for.
 */
export function referringRecords(
  workspace: Workspace,
): (registry: string, via: string) => Referring | undefined {
  const known = new Map<string, Referring | undefined>();
  return (name, via) => {
    const key = `${name} ${via}`;
    if (!known.has(key)) known.set(key, referring(workspace, name, via));
    return known.get(key);
  };
}

function referring(workspace: Workspace, name: string, via: string): Referring | undefined {
  const registry = workspace.registries.get(name);
  if (!registry || !isWhole(workspace, name)) return undefined;
  const index = new Map<string, Entry[]>();
  for (const entry of registry.entries) {
    for (const id of idsIn(entry.data[via])) {
      const list = index.get(id);
      if (list) list.push(entry);
      else index.set(id, [entry]);
    }
  }
  return (id) => index.get(id) ?? [];
}

function idsIn(value: Value | undefined): Iterable<string> {
  if (!isList(value)) return typeof value === 'string' ? [value] : [];
  return new Set(value.filter((id) => typeof id === 'string'));
}
