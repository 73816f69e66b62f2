import { bookHistory } from './book-history.ts';
import { graphOf } from './common-ancestors.ts';
import { fieldChanges } from './field-changes.ts';
import type { HistorySource, ToldCommit } from './history-commit.ts';
import { eventOf, type RecordEvent, recordVersions, type Told } from './record-history.ts';
import type { RecordQuery } from './record-reader.ts';
import type { RecordStep } from './record-walk.ts';

/** Returns the history as far as it may speak of a record: of its commits at least those that touch the record, and every merge. */
export type SourceFor = (id: string) => HistorySource;

/** Returns what happened to a record, newest first, also under the ids it had before. */
export async function followedHistory(sourceFor: SourceFor, query: RecordQuery): Promise<RecordEvent[]> {
  const { events } = await followedVersions(sourceFor, query);
  return [...events];
}

/** Returns what happened to a record, also under the ids it had before, with its versions under all of them. */
export async function followedVersions(sourceFor: SourceFor, query: RecordQuery): Promise<Told> {
  const source = sourceFor(query.id);
  const told = await recordVersions(source, query);
  for (const [i, event] of told.events.entries()) {
    const formerId = event.kind === 'added' ? await formerIdAt(event.commit, { source, query }) : undefined;
    if (formerId === undefined) continue;
    const older = (id: string) => olderThan(event.commit, sourceFor(id));
    const earlier = await followedVersions(older, { ...query, id: formerId });
    const { position } = source.graph;
    const at = position.get(event.commit.oid) ?? -1;
    const versions = told.versions.filter(({ commit }) => (position.get(commit.oid) ?? -1) <= at);
    const renamed = { ...asRenamed(event, { versions, earlier, query }), formerId };
    return {
      ...told,
      events: [...told.events.slice(0, i), renamed, ...earlier.events],
      versions: [...versions, ...earlier.versions],
    };
  }
  return told;
}

type Renaming = { readonly versions: Told['versions']; readonly earlier: Told; readonly query: RecordQuery };

/** What changes is told against the record under its former id: what it said already is not said anew. */
function asRenamed(event: RecordEvent, { versions, earlier, query }: Renaming): RecordEvent {
  const after = versions.find(({ commit }) => commit.oid === event.commit.oid)?.value;
  const before = earlier.versions[0]?.value;
  if (!after || !before) return event;
  const step: RecordStep = { kind: 'changed', changes: fieldChanges(before, after) };
  return eventOf(event.commit, step, query);
}

function olderThan({ oid }: ToldCommit, source: HistorySource): HistorySource {
  const { graph } = source;
  const { position } = graph;
  const at = position.get(oid) ?? -1;
  const commits = source.commits.filter((commit) => (position.get(commit.oid) ?? -1) > at);
  return { commits, graph, readBlob: (id) => source.readBlob(id) };
}

type Asking = { readonly source: HistorySource; readonly query: RecordQuery };

/** Looks at one commit alone: what was there before is taken for a commit of its own. */
async function formerIdAt({ oid }: ToldCommit, { source, query }: Asking): Promise<string | undefined> {
  const commit = source.commits.find((each) => each.oid === oid);
  if (!commit) return undefined;
  const changes = commit.changes.filter(({ parent }) => parent === 0);
  const there = changes.flatMap(({ path, before }) =>
    before === undefined ? [] : [{ path, parent: 0, after: before }],
  );
  if (there.length === 0 || query.registry.single) return undefined;
  const earlier = { ...commit, oid: 'before', parents: [], changes: there };
  const commits = [{ ...commit, parents: ['before'], changes }, earlier];
  const alone = { commits, graph: graphOf(commits), readBlob: (id: string) => source.readBlob(id) };
  const events = await bookHistory(alone, [query.registry]);
  return events.find((event) => event.id === query.id && event.commit.oid === oid)?.formerId;
}
