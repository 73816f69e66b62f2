import { onceFor } from '../base/once-for.ts';
import { asTexts } from '../schema/keywords/parts.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** Returns the ids that a record had before, the oldest first. One that it got back is among them, and is its id. */
export function formerIdsOf({ registry, data }: Pick<Entry, 'registry' | 'data'>): string[] {
  return registry.former === undefined ? [] : asTexts(data[registry.former]);
}

type Renamed = {
  readonly records: ReadonlyMap<string, Entry>;
  readonly firsts: ReadonlyMap<string, string>;
};

/** Returns, by each id that a record had before and none has now, the record that had it. */
export function formerRecords(workspace: Pick<Workspace, 'registries' | 'entries'>): Renamed['records'] {
  return renamedIn(workspace).records;
}

/**
 * Returns, by each id that a renamed record has or had, the one it had first: that stays the same
 * whatever it is called. An id that another record has now stands for that one.
 */
export function firstIds(workspace: Pick<Workspace, 'registries' | 'entries'>): Renamed['firsts'] {
  return renamedIn(workspace).firsts;
}

/** Returns, by each id that a record had before and none has now, the id that the record has now. */
export function idsNow(workspace: Pick<Workspace, 'registries' | 'entries'>): Map<string, string> {
  return new Map([...formerRecords(workspace)].map(([id, entry]) => [id, entry.id]));
}

const renamedIn = onceFor(lookThrough);

/** Returns the records that had another id before: most have the one that they had first. */
export function everRenamed({
  registries,
  entries,
}: Pick<Workspace, 'registries' | 'entries'>): readonly Entry[] {
  return entries.renamed?.() ?? [...registries.values()].flatMap(renamedOf);
}

function renamedOf(registry: Registry): readonly Entry[] {
  const { former } = registry.schema;
  return former === undefined ? [] : registry.entries.filter(({ data }) => data[former] !== undefined);
}

function lookThrough({ registries, entries }: Pick<Workspace, 'registries' | 'entries'>): Renamed {
  const records = new Map<string, Entry>();
  const firsts = new Map<string, string>();
  for (const entry of everRenamed({ registries, entries })) {
    const former = formerIdsOf(entry);
    const isOwn = (id: string) => [entries, records].every((known) => (known.get(id) ?? entry) === entry);
    const [first] = former.filter(isOwn);
    if (first === undefined || first !== former[0]) continue;
    for (const id of [...former, entry.id].filter(isOwn)) {
      if (!entries.has(id)) records.set(id, entry);
      firsts.set(id, first);
    }
  }
  return { records, firsts };
}
