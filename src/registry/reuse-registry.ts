import type { LoadedSchema } from '../schema/load-schemas.ts';
import type { ReadBefore, RegistryRead } from './load-registry.ts';
import { belongsTo } from './sort-files.ts';
import type { Workspace } from './workspace.ts';

/** A book loaded before, and the paths whose bytes differ, are new or are gone in the snapshot to load. */
export type Reuse = { readonly from: Workspace; readonly changed: ReadonlySet<string> };

/**
 * Finds the files of a registry that are the same in another snapshot, as they were read from that: a
 * registry of a thousand files of which one is changed.
 */
export function filesReadBefore({ registry: schema }: LoadedSchema, { from, changed }: Reuse): ReadBefore {
  const registry = from.registries.get(schema.name);
  if (registry?.schema !== schema) return () => undefined;
  const sound = registry.files.filter(({ file, problems }) => !changed.has(file) && problems.length === 0);
  const files = new Map(sound.map((file) => [file.file, file]));
  return (path) => files.get(path);
}

/**
 * Returns a registry as it was read from another snapshot, where its schema and all its files are
 * the same in both and nothing was wrong with it; undefined where it has to be read.
 */
export function reusedRead(schema: LoadedSchema, { from, changed }: Reuse): RegistryRead | undefined {
  const registry = from.registries.get(schema.registry.name);
  if (registry?.schema !== schema.registry) return undefined;
  const isOurs = (path: string) => belongsTo(path, registry.schema);
  const { name } = registry.schema;
  const sound = !from.partial.has(name) && !from.problems.some((p) => p.registry === name || isOurs(p.file));
  if (!sound || [...changed].some(isOurs)) return undefined;
  return { registry, problems: [], unreadable: [], partial: false };
}
