import { onceFor } from '../base/once-for.ts';
import { currentState } from '../registry/lifecycle.ts';
import type { Records } from '../registry/reach.ts';
import { belongsTo, hasOneOf } from '../registry/sort-files.ts';
import type { Entry, Registry, Workspace } from '../registry/workspace.ts';
import { registryName } from '../schema/read-registry-schema.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Situation } from './rule.ts';

/** A record of files that differ, with what it was before; a new one was nothing. */
export type Compared = { readonly entry: Entry; readonly old: Entry | undefined };

/** Returns the records that may have changed, of two with one id the first: many rules ask, and all records are looked through once. */
export const comparedRecords: (situation: Situation) => readonly Compared[] = onceFor(compareRecords);

function compareRecords({ workspace, before, changed }: Situation): readonly Compared[] {
  if (!before) return [];
  return recordsIn(workspace, changed).map((entry) => ({ entry, old: before.entries.get(entry.id) }));
}

/** Returns the records of files that differ, of two with one id the first. */
export function recordsIn(workspace: Workspace, changed: Situation['changed']): Entry[] {
  return registriesIn(workspace, changed).flatMap(({ entries }) =>
    entries
      .filter(({ file }) => changed?.has(file) ?? true)
      .filter((entry) => workspace.entries.get(entry.id) === entry),
  );
}

/** Returns the registries of which a file is among those that differ: no other need be looked at. */
export function registriesIn({ registries }: Workspace, changed: Situation['changed']): Registry[] {
  return [...registries.values()].filter(({ schema }) => !changed || hasOneOf(schema, changed));
}

/** Returns the records as they were before a change; those of files that do not differ are as they are. */
export function pastRecords({ workspace, before, changed }: Situation): Records {
  const unchanged = (id: string) => {
    const entry = workspace.entries.get(id);
    return entry && changed && !changed.has(entry.file) ? entry : undefined;
  };
  return { entries: { get: (id) => before?.entries.get(id) ?? unchanged(id) } };
}

/**
 * Returns the book that says who had which role before a change: as it is where no file of people differs; of people
 * in several files, those of the files that differ as they were.
 */
export const pastPeople: (situation: Situation) => Workspace = onceFor(findPastPeople);

function findPastPeople({ workspace, before, changed }: Situation): Workspace {
  const now = workspace.registries.get('people');
  if (!before || !changed || !now) return before ?? workspace;
  const then = before.registries.get('people');
  const schemas = [now.schema, ...(then ? [then.schema] : [])];
  const differ = schemas.some((schema) => hasOneOf(schema, changed));
  if (!differ) return workspace;
  if (schemas.some(({ source }) => source.kind === 'file')) return before;
  const others = now.entries.filter(({ file }) => !changed.has(file));
  return withPeople(workspace, { ...now, entries: [...others, ...(then?.entries ?? [])] });
}

function withPeople(workspace: Workspace, people: Registry): Workspace {
  const others = [...workspace.entries].filter(([, { registry }]) => registry.name !== 'people');
  return {
    ...workspace,
    registries: new Map([...workspace.registries, ['people', people]]),
    entries: new Map([...others, ...people.entries.map((entry) => [entry.id, entry] as const)]),
  };
}

/** Returns the records that were there before and are gone; one that may be there unseen is not. */
export function removedRecords({ workspace, before }: Situation): Entry[] {
  if (!before) return [];
  const gone = [...before.entries.values()].filter(
    ({ id }) => !workspace.entries.has(id) && !workspace.unreadable.has(id),
  );
  if (gone.length === 0) return gone;
  const doubtful = doubtfulRegistries(workspace);
  return gone.filter(({ registry }) => !doubtful.has(registry.name));
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
  if (registry.source.kind !== 'file')
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
