import { sha256 } from '../../base/digest.ts';
import type { HistoryIndex } from '../../history/history-index.ts';
import { sealedFile } from '../sealed-file.ts';
import type { Repository } from './repository.ts';

/** Of which history an index is: the repository, the newest commit, and how the records are found in it. */
export type IndexKey = { readonly repo: Repository; readonly tip: string; readonly reading: string };

/** Where the index of a history is kept between runs. It holds ids of commits, files and records, and no values. */
export type IndexCache = {
  readonly read: () => HistoryIndex | undefined;
  /** Whether it was noted that the history up to this commit was read before, without an index. */
  readonly wasAsked: () => boolean;
  readonly noteAsked: () => void;
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
  const read = (): Partial<HistoryIndex> | undefined => {
    const sealed = file.read();
    const kept = sealed && (JSON.parse(sealed.toString('utf8')) as Kept);
    return kept?.tip === tip ? kept : undefined;
  };
  const write = (kept: Kept) => file.write(Buffer.from(JSON.stringify(kept)));
  return {
    read: () => {
      const { commits } = read() ?? {};
      return commits && { commits };
    },
    wasAsked: () => read() !== undefined,
    noteAsked: () => write({ tip }),
    write: ({ commits }) => write({ tip, commits }),
  };
}

type Kept = Partial<HistoryIndex> & { readonly tip: string };
