import { gitBlobId } from '../../base/digest.ts';
import { compareText } from '../../base/natural-order.ts';
import type { FileEntry, Files } from '../../registry/files.ts';
import { readConversions } from './attributes.ts';
import { hasCrLf, toCommitted } from './line-ends.ts';
import { listBookPaths, listBookUnsized } from './list-book.ts';
import type { TreeEntry } from './list-tree.ts';
import type { Repository } from './repository.ts';

/**
 * Returns the paths of the book that a commit would change: differing, added and removed ones,
 * sorted. Where git converts line ends, a file that differs in those alone has not changed.
 */
export function changedSince(repo: Repository, files: Files, oid: string | undefined): string[] {
  return [...changesOf(repo, files, compare(repo, files, oid)).changed];
}

/** What differs from a commit: the paths that a commit would change, and all whose bytes are others, came or went. */
export type Changes = { readonly changed: readonly string[]; readonly differing: readonly string[] };

/** Returns what differs between the book and a commit. */
export function changesSince(repo: Repository, files: Files, oid: string): Changes {
  return changesOf(repo, files, compare(repo, files, oid));
}

function changesOf(repo: Repository, files: Files, found: Found): Changes {
  const { differing, removed } = found;
  return {
    changed: [...dropLineEndChanges(repo, files, found), ...removed].sort(compareText),
    differing: [...differing, ...removed],
  };
}

/** Returns what differs of some paths of the book: the others are not looked at. */
export function changesAmong(
  repo: Repository,
  files: Files,
  { oid, paths }: { readonly oid: string; readonly paths: readonly string[] },
): Changes {
  const wanted = new Set(paths);
  const entries = listBookPaths(repo, oid, [...wanted]);
  const found = differences(repo, files, {
    before: new Map(entries.map((entry) => [entry.path, entry])),
    entries: files.list().filter(({ path }) => wanted.has(path)),
  });
  return changesOf(repo, files, found);
}

/**
 * Returns the files of a commit, sorted by path, where all that differs from the book is known: git is asked for those
 * files alone.
 */
export function listAsCommitted(
  repo: Repository,
  files: Files,
  { oid, differing }: { readonly oid: string; readonly differing: readonly string[] },
): readonly FileEntry[] {
  const others = new Set(differing);
  const same = files.list().filter(({ path }) => !others.has(path));
  return [...same, ...listBookPaths(repo, oid, differing)].sort((a, b) => compareText(a.path, b.path));
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
  return differences(repo, files, { before, entries: files.list() });
}

type Sides = { readonly before: ReadonlyMap<string, TreeEntry>; readonly entries: readonly FileEntry[] };

function differences(repo: Repository, files: Files, { before, entries }: Sides): Found {
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
