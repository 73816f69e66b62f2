import { currentState } from '../registry/lifecycle.ts';
import type { Records } from '../registry/reach.ts';
import { belongsTo } from '../registry/sort-files.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { registryName } from '../schema/read-registry-schema.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Situation } from './rule.ts';

/** A record of files that differ, with what it was before; a new one was nothing. */
export type Compared = { readonly entry: Entry; readonly old: Entry | undefined };

/** Yields the records that may have changed, of two with one id the first. */
export function* comparedRecords({ workspace, before, changed }: Situation): Generator<Compared> {
  if (!before) return;
  for (const { entries } of workspace.registries.values()) {
    for (const entry of entries) {
      const counts = workspace.entries.get(entry.id) === entry;
      if (counts && (changed?.has(entry.file) ?? true)) yield { entry, old: before.entries.get(entry.id) };
    }
  }
}

/** Returns the records as they were before a change; those of files that do not differ are as they are. */
export function pastRecords({ workspace, before, changed }: Situation): Records {
  const unchanged = (id: string) => {
    const entry = workspace.entries.get(id);
    return entry && changed && !changed.has(entry.file) ? entry : undefined;
  };
  return { entries: { get: (id) => before?.entries.get(id) ?? unchanged(id) } };
}

/** Returns the book that says who had which role before a change; where the file of people does not differ, it is as it is. */
export function pastPeople({ workspace, before, changed }: Situation): Workspace {
  const file = workspace.registries.get('people')?.schema.source.path ?? '';
  return before && (changed?.has(file) ?? true) ? before : workspace;
}

/** Returns the records that were there before and are gone; one that may be there unseen is not. */
export function removedRecords({ workspace, before }: Situation): Entry[] {
  if (!before) return [];
  const doubtful = doubtfulRegistries(workspace);
  return [...before.entries.values()].filter(
    ({ id, registry }) =>
      !workspace.entries.has(id) && !workspace.unreadable.has(id) && !doubtful.has(registry.name),
  );
}

/** Returns the records past their first state that are gone: those were to stay, as part of the trail. */
export function lostRecords(situation: Situation): Entry[] {
  return removedRecords(situation).filter((old) => {
    const state = currentState(old);
    return state !== undefined && state.name !== old.registry.lifecycle?.initial;
  });
}

/** Returns whether a record may have been there before, unseen: it, its file or its schema could not be read. */
export function isHidden({ id, registry }: Entry, before: Workspace): boolean {
  const unloaded =
    !before.registries.has(registry.name) && before.files.list().some(({ path }) => path === registry.file);
  return unloaded || before.unreadable.has(id) || before.partial.has(registry.name);
}

/** Returns whether a registry held records before: its first ones may be in any state, as a running project is taken into a new book. */
export function heldRecords(before: Workspace | undefined, registry: RegistrySchema): boolean {
  if (!before) return false;
  if (registry.source.kind === 'folder')
    return before.files.list().some(({ path }) => belongsTo(path, registry));
  return (before.registries.get(registry.name)?.entries.length ?? 0) > 0;
}

/** Registries in which a record may be there unseen: unread files, a broken schema, an id that stands twice. */
function doubtfulRegistries({ registries, partial, problems, entries }: Workspace): Set<string> {
  const broken = problems
    .filter(({ code }) => code.startsWith('declaration/'))
    .map(({ file }) => registryName(file));
  const twice = [...registries.values()].filter((registry) =>
    registry.entries.some((entry) => entries.get(entry.id) !== entry),
  );
  return new Set([...partial, ...broken, ...twice.map(({ schema }) => schema.name)]);
}
