import { graphOf } from '../history/common-ancestors.ts';
import { followedHistory, followedVersions, type SourceFor } from '../history/followed-history.ts';
import type { HistorySource } from '../history/history-commit.ts';
import { type HistoryIndex, indexHistory, lookUp } from '../history/history-index.ts';
import type { RecordEvent, Told } from '../history/record-history.ts';
import type { RecordQuery } from '../history/record-reader.ts';
import { type IndexCache, openIndexCache } from '../io/git/index-cache.ts';
import { readPart } from '../io/git/read-history.ts';
import { isShallow, type Repository, resolveRef } from '../io/git/repository.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import { LONG, LONG_IF_ASKED_AGAIN, readRegistries } from './all-events.ts';
import { type Book, repositoryOf } from './book.ts';
import { version } from './version.ts';

/** Returns what happened to a record in the commits up to one, newest first; none where nothing is committed. */
export async function historyOf(
  book: Book,
  { registry, id }: RecordQuery,
  commit?: string,
): Promise<RecordEvent[]> {
  const repo = repositoryOf(book);
  const tip = commit === undefined ? repo.head : resolveRef(repo, commit);
  if (tip === undefined) return [];
  return followedHistory(await sourcesOf({ repo, tip }, registry), { registry, id });
}

/** Returns what happened to a record in the commits up to one, with its versions. */
export async function toldOf(book: Book, { registry, id }: RecordQuery, commit?: string): Promise<Told> {
  const repo = repositoryOf(book);
  const tip = commit === undefined ? repo.head : resolveRef(repo, commit);
  if (tip === undefined) return { events: [], versions: [], graph: graphOf([]) };
  return followedVersions(await sourcesOf({ repo, tip }, registry), { registry, id });
}

type At = { readonly repo: Repository; readonly tip: string };

/** What speaks of a record is looked up where an index of the history is kept; else the whole of it is read. */
async function sourcesOf({ repo, tip }: At, registry: RegistrySchema): Promise<SourceFor> {
  const { source, id, single } = registry;
  const reading = JSON.stringify([version, source, id.field, single]);
  const cache = openIndexCache({ repo, tip, reading });
  // What a shallow clone lacks must not come from an index of better days: reading it says so.
  const known = isShallow(repo) ? undefined : cache.read();
  if (known) return partsOf(repo, known);
  const whole = await readRegistries(repo, tip, [registry]);
  const index = mayPay(whole, cache) ? indexHistory(whole, registry, await loadJudge()) : undefined;
  if (index === undefined) return () => whole;
  cache.write(index);
  return partsOf(repo, index);
}

/** Whether an index saves more than it takes to make: of a long history at once, of another where it is asked for again. */
function mayPay({ commits }: HistorySource, cache: IndexCache): boolean {
  if (commits.length >= LONG) return true;
  if (commits.length < LONG_IF_ASKED_AGAIN) return false;
  if (cache.wasAsked()) return true;
  cache.noteAsked();
  return false;
}

function partsOf(repo: Repository, index: HistoryIndex): SourceFor {
  const find = lookUp(index);
  return (id) => readPart(repo, find(id));
}
