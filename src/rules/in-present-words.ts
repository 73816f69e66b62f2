import { migrationsSince } from '../registry/upgrade/migration.ts';
import { changed, stepChanges } from '../registry/upgrade/step-changes.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { type Mapping, valueAt } from '../text/value.ts';
import type { Situation } from './rule.ts';

/**
 * Returns the situation as rules that compare judge it: where the book was taken to another version, the
 * records before it are put as that version puts them. What else was changed in them is a change like any other.
 */
export function inPresentWords(situation: Situation): Situation {
  const { before, workspace } = situation;
  if (!before) return situation;
  const steps = migrationsSince(workspace.files, before.files).flatMap((migration) => migration.steps);
  const touched = new Set(steps.map(({ registry }) => registry));
  if (touched.size === 0) return situation;
  const put = (entry: Entry): Entry => {
    const { schema } = workspace.registries.get(entry.registry.name) ?? { schema: entry.registry };
    if (!touched.has(entry.registry.name)) return entry;
    const now = workspace.entries.get(entry.id)?.data;
    let data: Mapping = entry.data;
    for (const step of steps)
      if (step.registry === entry.registry.name)
        data = changed(data, stepChanges(step, data, (path) => valueAt(now, path)).changes);
    return { ...entry, registry: schema, data };
  };
  return { ...situation, before: withEntries(before, put) };
}

function withEntries(before: Workspace, put: (entry: Entry) => Entry): Workspace {
  const swapped = new Map<Entry, Entry>();
  const swap = (entry: Entry): Entry => {
    const known = swapped.get(entry) ?? put(entry);
    swapped.set(entry, known);
    return known;
  };
  const registries = [...before.registries].map(
    ([name, registry]) => [name, { ...registry, entries: registry.entries.map(swap) }] as const,
  );
  const entries = [...before.entries].map(([id, entry]) => [id, swap(entry)] as const);
  return { ...before, registries: new Map(registries), entries: new Map(entries) };
}
