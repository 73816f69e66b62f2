import { type RecordEvent, recordHistory } from '../history/record-history.ts';
import { recordPaths } from '../history/record-paths.ts';
import { readHistory } from '../io/git/read-history.ts';
import type { Entry } from '../registry/workspace.ts';
import { type Book, repositoryOf } from './book.ts';

/** Returns what happened to a record in the commits up to one, newest first; none where nothing is committed. */
export async function historyOf(book: Book, entry: Entry, commit?: string): Promise<RecordEvent[]> {
  const repository = repositoryOf(book);
  const revision = commit ?? repository.head;
  if (revision === undefined) return [];
  const source = await readHistory(repository, {
    revision,
    paths: (path) => path.endsWith('.yaml'),
    under: recordPaths(entry.registry),
  });
  return recordHistory(source, { registry: entry.registry, id: entry.id });
}
