import { hasOneOf } from './sort-files.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** Returns a book with the records of some files alone, as it would have been loaded from those. */
export function onlyFiles(workspace: Workspace, files: ReadonlySet<string>): Workspace {
  const registries = new Map(
    [...workspace.registries].map(([name, registry]): [string, Registry] => [name, ofFiles(registry, files)]),
  );
  const entries = new Map<string, Entry>();
  for (const registry of registries.values())
    for (const entry of registry.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
  return { ...workspace, registries, entries };
}

function ofFiles(registry: Registry, files: ReadonlySet<string>): Registry {
  const { schema, validate } = registry;
  if (!hasOneOf(schema, files)) return { schema, validate, files: [], entries: [] };
  return {
    schema,
    validate,
    files: registry.files.filter(({ file }) => files.has(file)),
    entries: registry.entries.filter(({ file }) => files.has(file)),
  };
}
