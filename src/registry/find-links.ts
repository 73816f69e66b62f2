import { membersAt } from './members.ts';
import type { Entry, Link, Registry, Workspace } from './workspace.ts';

/** Says which references are wanted, by the id and the registries where it may stand. */
type IsWanted = (to: string, registries: readonly string[]) => boolean;

/** Returns every reference that a record makes. */
export function linksOfRecord(entry: Entry): Link[] {
  const found: Link[] = [];
  addLinks(entry, () => true, found);
  return found;
}

/** Returns every reference that the records of a registry make. */
export function linksOf({ entries }: Registry): Link[] {
  return entries.flatMap(linksOfRecord);
}

/** Returns the references of a book that are wanted, in its order; the others are looked at only: a big book has millions. */
export function linksWhere({ registries }: Pick<Workspace, 'registries'>, isWanted: IsWanted): Link[] {
  const found: Link[] = [];
  for (const { entries } of registries.values())
    for (const entry of entries) addLinks(entry, isWanted, found);
  return found;
}

/** Returns the references of a registry's records that are wanted. */
export function linksFrom({ entries }: Pick<Registry, 'entries'>, isWanted: IsWanted): Link[] {
  const found: Link[] = [];
  for (const entry of entries) addLinks(entry, isWanted, found);
  return found;
}

/** Returns the references to an id, in the order of the book; files that do not hold it are not looked at. */
export function linksTo({ registries }: Pick<Workspace, 'registries'>, id: string): Link[] {
  const referring = [...registries.values()].filter(({ schema }) => schema.refs.length > 0);
  return referring.flatMap((registry) => {
    const entries = registry.holding?.(id) ?? registry.entries;
    return linksFrom({ entries }, (to) => to === id);
  });
}

/** Returns whether a record refers to an id, whatever else does. */
export function refersTo(entry: Entry, id: string): boolean {
  return entry.registry.refs.some(({ field }) =>
    membersAt(entry.data, field).some(({ value }) => value === id),
  );
}

function addLinks(from: Entry, isWanted: IsWanted, found: Link[]): void {
  for (const { field, to: registries, inverse } of from.registry.refs) {
    for (const { path, value: to } of membersAt(from.data, field)) {
      if (typeof to === 'string' && isWanted(to, registries))
        found.push({ from, path, to, registries, ...(inverse !== undefined && { inverse }) });
    }
  }
}
