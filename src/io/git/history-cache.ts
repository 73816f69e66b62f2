import { sha256 } from '../../base/digest.ts';
import type { KeptHistory } from '../../history/kept-history.ts';
import { sealedFileOf } from '../sealed-file.ts';
import type { Repository } from './repository.ts';

/** Whose history is kept: the repository, and everything that decides how its records are read. */
export type HistoryKey = { readonly repo: Repository; readonly reading: string };

/** The history of all records up to one commit, as it was read. */
export type KeptTip = { readonly tip: string; readonly history: KeptHistory };

/** Where the history of all records is kept between runs. */
export type HistoryCache = {
  readonly read: () => KeptTip | undefined;
  readonly write: (kept: KeptTip) => void;
};

/** A longer history is read anew each time. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Returns the cache of a repository's history of all records. It holds values, so it stands in the git
 * folder, beside the objects that hold the same, and goes with them. A history that was read in
 * another way is none: so it never changes an answer.
 */
export function openHistoryCache({ repo, reading }: HistoryKey): HistoryCache {
  const place = sha256(repo.bookPrefix).slice(0, 16);
  const file = sealedFileOf(repo.commonDir, `history-${place}.json`);
  const key = sha256(reading);
  return {
    read: () => {
      const sealed = file.read();
      const kept = sealed && (JSON.parse(sealed.toString('utf8')) as KeptTip & { readonly key: string });
      return kept?.key === key ? kept : undefined;
    },
    write: (kept) => {
      const content = Buffer.from(JSON.stringify({ key, ...kept }));
      if (content.length <= MOST_BYTES) file.write(content);
    },
  };
}
