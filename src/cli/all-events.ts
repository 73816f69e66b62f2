import { bookHistory } from '../history/book-history.ts';
import { continueHistory } from '../history/continue-history.ts';
import type { HistorySource } from '../history/history-commit.ts';
import { keepHistory, recallHistory } from '../history/kept-history.ts';
import { recordPaths } from '../history/record-paths.ts';
import type { RegistryEvent } from '../history/registry-walk.ts';
import { type KeptTip, openHistoryCache } from '../io/git/history-cache.ts';
import { type HistoryOptions, readHistory, readLaterHistory } from '../io/git/read-history.ts';
import { isShallow, type Repository } from '../io/git/repository.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { type Book, repositoryOf } from './book.ts';
import { version } from './version.ts';

/** From how many commits on it pays to keep what they did. */
export const LONG = 500;
/** From how many commits on it pays to keep which of them touch which records, where that was asked for before. */
export const LONG_IF_ASKED_AGAIN = 100;
/** Git compares each commit with every path asked for: of many, all below one folder is faster. */
const FEW = 4;

/** Returns what happened to all records of registries in the commits so far, newest first. */
export async function historyOfAll(
  book: Book,
  registries: readonly RegistrySchema[],
): Promise<RegistryEvent[]> {
  const repo = repositoryOf(book);
  if (repo.head === undefined) return [];
  // What a shallow clone lacks must not come from what was kept in better days: reading it says so.
  if (registries.length <= FEW || isShallow(repo))
    return bookHistory(await readRegistries(repo, repo.head, registries), registries);
  return keptHistory(repo, repo.head, registries);
}

/** Returns the history of some registries up to a commit, as it is read from git. */
export async function readRegistries(
  repo: Repository,
  tip: string,
  registries: readonly RegistrySchema[],
): Promise<HistorySource> {
  return readHistory(repo, optionsOf(tip, registries));
}

function optionsOf(revision: string, registries: readonly RegistrySchema[]): HistoryOptions {
  const under = registries.length > FEW ? ['project-data'] : registries.flatMap(recordPaths);
  return { revision, paths: (path) => path.endsWith('.yaml'), under };
}

/** Takes what was kept of a long history, reads what came since, and keeps both. */
async function keptHistory(
  repo: Repository,
  tip: string,
  registries: readonly RegistrySchema[],
): Promise<RegistryEvent[]> {
  const reading = JSON.stringify([version, registries.map(({ name, former, json }) => [name, former, json])]);
  const cache = openHistoryCache({ repo, reading });
  const kept = cache.read();
  if (kept?.tip === tip) return recallHistory(kept.history, registries);
  const options = optionsOf(tip, registries);
  const { source, events } =
    (kept && (await laterEvents(repo, kept, { registries, options }))) ??
    (await allEvents(repo, { registries, options }));
  const head = source.commits[0]?.oid;
  const isLong = kept !== undefined || source.commits.length >= LONG;
  const history = isLong && head !== undefined ? keepHistory(head, events) : undefined;
  if (history) cache.write({ tip, history });
  return events;
}

type Asked = { readonly registries: readonly RegistrySchema[]; readonly options: HistoryOptions };
type Read = { readonly source: HistorySource; readonly events: RegistryEvent[] };

async function allEvents(repo: Repository, { registries, options }: Asked): Promise<Read> {
  const source = await readHistory(repo, options);
  return { source, events: await bookHistory(source, registries) };
}

async function laterEvents(
  repo: Repository,
  kept: KeptTip,
  { registries, options }: Asked,
): Promise<Read | undefined> {
  const { tip, history } = kept;
  const source = readLaterHistory(repo, { tip, head: history.head }, options);
  const events = source && (await continueHistory(history, source, registries));
  return source && events && { source, events };
}
