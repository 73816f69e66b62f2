import { sha256 } from '../../base/digest.ts';
import type { HistoryIndex } from '../../history/history-index.ts';
import { sealedFile } from '../sealed-file.ts';
import type { Repository } from './repository.ts';

/** Of which history an index is: the repository, the newest commit, and how the records are found in it. */
export type IndexKey = { readonly repo: Repository; readonly tip: string; readonly reading: string };

/** Where the index of a history is kept between runs. It holds ids of commits, files and records, and no values. */
export type IndexCache = {
  readonly read: () => HistoryIndex | undefined;
  readonly write: (index: HistoryIndex) => void;
};

/**
 * Returns the cache of the index of one registry's history in one repository. An index of another
 * newest commit, or read in another way, is none: so it never changes an answer.
 */
export function openIndexCache({ repo, tip, reading }: IndexKey): IndexCache {
  const encoder = new TextEncoder();
  const place = encoder.encode(`${repo.gitDir}\0${repo.bookPrefix}\0${reading}`);
  const file = sealedFile('histories', `${sha256(place).slice(0, 32)}.json`);
  return {
    read: () => {
      const sealed = file.read();
      const kept = sealed && (JSON.parse(sealed.toString('utf8')) as HistoryIndex & { readonly tip: string });
      return kept?.tip === tip ? kept : undefined;
    },
    write: ({ commits }) => file.write(Buffer.from(JSON.stringify({ tip, commits }))),
  };
}
