import { type Files, FilesError } from '../../registry/files.ts';
import { listBook, listBookPaths, listBookUnsized } from './list-book.ts';
import type { TreeEntry } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Returns the snapshot of the book in a commit: what its tree holds, without filters or line-end
 * conversion. The first read fetches all files that the filter lets through, in one call of git.
 */
export function openCommit(repo: Repository, oid: string, filter?: (path: string) => boolean): Files {
  return openListed(repo, () => listBook(repo, oid, filter));
}

/** Returns the snapshot of some files of the book in a commit: git is asked for no others. */
export function openCommitPaths(repo: Repository, oid: string, paths: readonly string[]): Files {
  return openListed(repo, () => listBookPaths(repo, oid, paths));
}

function openListed(repo: Repository, listed: () => readonly TreeEntry[]): Files {
  let entries: ReadonlyMap<string, TreeEntry> | undefined;
  let blobs: ReadonlyMap<string, Uint8Array> | undefined;
  const list = (): ReadonlyMap<string, TreeEntry> => {
    entries ??= new Map(listed().map((entry) => [entry.path, entry]));
    return entries;
  };
  return {
    list: () => [...list().values()],
    read: (path) => {
      const entry = list().get(path);
      if (entry === undefined) throw new FilesError(path, 'no such file');
      if (!isReadable(entry)) throw new FilesError(path, refusal(entry));
      blobs ??= readBlobs(repo, blobIds(list().values()));
      const bytes = blobs.get(entry.id);
      if (bytes === undefined) throw new FilesError(path, 'the repository lacks its content');
      return bytes;
    },
  };
}

/** Returns the same snapshot where its files are hardly read: their sizes are asked for with the first that is. */
export function openCommitUnsized(repo: Repository, oid: string): Files {
  const sized = openCommit(repo, oid);
  let entries: readonly TreeEntry[] | undefined;
  return {
    list: () => {
      entries ??= listBookUnsized(repo, oid);
      return entries;
    },
    read: (path) => sized.read(path),
  };
}

function blobIds(entries: Iterable<TreeEntry>): string[] {
  return [...entries].filter(isReadable).map(({ id }) => id);
}

function isReadable({ mode, size }: TreeEntry): boolean {
  return (mode === '100644' || mode === '100755') && (size ?? 0) <= MAX_BYTES;
}

function refusal({ mode }: TreeEntry): string {
  return mode.startsWith('100') ? 'larger than 64 MiB' : 'not an ordinary file';
}
