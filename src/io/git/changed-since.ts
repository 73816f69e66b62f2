import { gitBlobId } from '../../base/digest.ts';
import { compareText } from '../../base/natural-order.ts';
import type { FileEntry, Files } from '../../registry/files.ts';
import { readConversions } from './attributes.ts';
import { hasCrLf, toCommitted } from './line-ends.ts';
import { listBookUnsized } from './list-book.ts';
import type { TreeEntry } from './list-tree.ts';
import type { Repository } from './repository.ts';

/**
 * Returns the paths of the book that a commit would change: differing, added and removed ones,
 * sorted. Where git converts line ends, a file that differs in those alone has not changed.
 */
export function changedSince(repo: Repository, files: Files, oid: string | undefined): string[] {
  const found = compare(repo, files, oid);
  return [...dropLineEndChanges(repo, files, found), ...found.removed].sort(compareText);
}

/** Returns the paths whose bytes differ from those in a commit, added and removed ones with them. */
export function differingFrom(repo: Repository, files: Files, oid: string): string[] {
  const { differing, removed } = compare(repo, files, oid);
  return [...differing, ...removed];
}

function compare(repo: Repository, files: Files, oid: string | undefined): Found {
  const before = new Map(
    oid === undefined ? [] : listBookUnsized(repo, oid).map((entry) => [entry.path, entry]),
  );
  const entries = files.list();
  const present = new Set(entries.map(({ path }) => path));
  const differing = entries.filter((entry) =>
    differs(repo, files, { entry, before: before.get(entry.path) }),
  );
  return {
    before,
    differing: differing.map(({ path }) => path),
    removed: [...before.keys()].filter((path) => !present.has(path)),
  };
}

type Pair = { readonly entry: FileEntry; readonly before: TreeEntry | undefined };

function differs(repo: Repository, files: Files, { entry, before }: Pair): boolean {
  if (before === undefined) return true;
  if (!isFile(entry) || !isFile(before)) return entry.mode !== before.mode;
  if (entry.size !== undefined && before.size !== undefined && entry.size !== before.size) return true;
  return (entry.id ?? gitBlobId(files.read(entry.path), repo.objectFormat)) !== before.id;
}

function isFile({ mode }: FileEntry): boolean {
  return mode === '100644' || mode === '100755';
}

type Found = {
  readonly before: ReadonlyMap<string, TreeEntry>;
  readonly differing: readonly string[];
  readonly removed: readonly string[];
};

function dropLineEndChanges(repo: Repository, files: Files, { differing, before }: Found): string[] {
  const entries = new Map(files.list().map((entry) => [entry.path, entry]));
  const doubtful = differing.filter((path) => {
    const entry = entries.get(path);
    return entry !== undefined && isFile(entry) && before.has(path) && hasCrLf(files.read(path));
  });
  const rules = readConversions(
    repo,
    doubtful.map((path) => repo.bookPrefix + path),
  );
  const same = new Set(
    doubtful.filter((path) => {
      const rule = rules.get(repo.bookPrefix + path);
      const bytes = rule && toCommitted(files.read(path), rule, undefined);
      return bytes && gitBlobId(bytes, repo.objectFormat) === before.get(path)?.id;
    }),
  );
  return differing.filter((path) => !same.has(path));
}
