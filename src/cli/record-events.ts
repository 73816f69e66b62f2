import { bookHistory } from '../history/book-history.ts';
import { graphOf } from '../history/common-ancestors.ts';
import { followedHistory, followedVersions } from '../history/followed-history.ts';
import type { RecordEvent, Told } from '../history/record-history.ts';
import { recordPaths } from '../history/record-paths.ts';
import type { RecordQuery } from '../history/record-reader.ts';
import type { RegistryEvent } from '../history/registry-walk.ts';
import { readHistory } from '../io/git/read-history.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { type Book, repositoryOf } from './book.ts';

/** Returns what happened to a record in the commits up to one, newest first; none where nothing is committed. */
export async function historyOf(
  book: Book,
  { registry, id }: RecordQuery,
  commit?: string,
): Promise<RecordEvent[]> {
  const source = await sourceOf(book, [registry], commit);
  return source ? followedHistory(source, { registry, id }) : [];
}

/** Returns what happened to a record in the commits up to one, with its versions. */
export async function toldOf(book: Book, { registry, id }: RecordQuery, commit?: string): Promise<Told> {
  const source = await sourceOf(book, [registry], commit);
  if (!source) return { events: [], versions: [], graph: graphOf([]) };
  return followedVersions(source, { registry, id });
}

/** Returns what happened to all records of registries in the commits so far, newest first. */
export async function historyOfAll(
  book: Book,
  registries: readonly RegistrySchema[],
): Promise<RegistryEvent[]> {
  const source = await sourceOf(book, registries);
  return source ? bookHistory(source, registries) : [];
}

async function sourceOf(book: Book, registries: readonly RegistrySchema[], commit?: string) {
  const repository = repositoryOf(book);
  const revision = commit ?? repository.head;
  if (revision === undefined) return undefined;
  return readHistory(repository, {
    revision,
    paths: (path) => path.endsWith('.yaml'),
    under: registries.flatMap(recordPaths),
  });
}
