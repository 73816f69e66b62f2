import { graphOf } from '../../history/common-ancestors.ts';
import type { HistoryCommit, HistorySource, PathChange } from '../../history/history-commit.ts';
import { blobsOf, type IndexedPart } from '../../history/history-index.ts';
import { BlobWindow } from './blob-window.ts';
import { diffTrees, emptyTree, type TreePair } from './diff-trees.ts';
import { GitError } from './git-error.ts';
import { type CommitObject, parseCommitObject } from './parse-commit-object.ts';
import { readCommitObjects } from './read-commit-objects.ts';
import { isShallow, type Repository, resolveRef } from './repository.ts';
import { askGit } from './run-git.ts';

export type HistoryOptions = {
  /** The newest commit to look at: any name git knows. */
  readonly revision: string;
  /** Which files to look at, by path from the book's root. */
  readonly paths: (path: string) => boolean;
  /** Folders or files, from the book's root, that hold all of them; `project-data` where not given. */
  readonly under?: readonly string[];
};

/**
 * Returns the commits up to a revision that touch the files looked at, and every merge, from raw
 * objects alone: no replacement, graft, mailmap, note, date or attribute has a say in it. Throws a
 * GitError where the repository does not hold its whole history, a RequestError for an unknown name.
 */
export async function readHistory(repo: Repository, options: HistoryOptions): Promise<HistorySource> {
  if (isShallow(repo)) throw shallowError();
  const tip = resolveRef(repo, options.revision);
  const under = foldersOf(repo, options);
  return sourceOf(repo, listCommits(repo, [tip], under), { ...options, under });
}

/** Where a history goes on: after a commit, which in what was read is that of its newest commit that touches the files looked at. */
export type Joint = { readonly tip: string; readonly head: string };

/**
 * Returns the commits that came since a history was read, as `readHistory` does, and the last one of
 * then as one that adds every file. None where not all that is new came after the commit read last.
 */
export function readLaterHistory(
  repo: Repository,
  { tip, head }: Joint,
  options: HistoryOptions,
): HistorySource | undefined {
  if (isShallow(repo)) throw shallowError();
  const range = [resolveRef(repo, options.revision), `^${tip}`];
  if (!joins(listCommits(repo, range, []), tip)) return undefined;
  const under = foldersOf(repo, options);
  const later = listCommits(repo, range, under);
  if (later.length > 0 && !joins(later, tip)) return undefined;
  const lines = later.map(({ oid, parents }) => ({
    oid,
    parents: parents.map((parent) => (parent === tip ? head : parent)),
  }));
  return sourceOf(repo, [...lines, { oid: head, parents: [] }], { ...options, under });
}

type Line = { readonly oid: string; readonly parents: readonly string[] };

/** Whether every commit comes after one commit, directly or through others of them. */
function joins(lines: readonly Line[], tip: string): boolean {
  const known = new Set([tip, ...lines.map(({ oid }) => oid)]);
  return (
    lines.length > 0 &&
    lines.every(({ parents }) => parents.length > 0 && parents.every((oid) => known.has(oid)))
  );
}

type Looking = HistoryOptions & { readonly under: readonly string[] };

function sourceOf(repo: Repository, lines: readonly Line[], looking: Looking): HistorySource {
  const commits = readCommits(repo, lines, looking);
  const blobs = new BlobWindow(repo, laterBlobs(commits));
  return { commits, graph: graphOf(commits), readBlob: (id) => blobs.read(id) };
}

function foldersOf(repo: Repository, { under }: HistoryOptions): string[] {
  return (under ?? ['project-data']).map((path) => repo.bookPrefix + path);
}

/** `--full-history` with `--parents` keeps every merge, and joins what is left of the others to them. */
function listCommits(repo: Repository, range: readonly string[], under: readonly string[]): Line[] {
  const args = ['rev-list', '--topo-order', '--full-history', '--parents', ...range, '--', ...under];
  const output = askGit({ cwd: repo.topLevel, args });
  if (output === '') return [];
  return output.split('\n').map((line) => {
    const [oid = '', ...parents] = line.split(' ');
    return { oid, parents };
  });
}

function readCommits(repo: Repository, lines: readonly Line[], options: Looking): HistoryCommit[] {
  const objects = readCommitObjects(
    repo,
    lines.map(({ oid }) => oid),
  ).map(parseCommitObject);
  const trees = new Map(lines.map(({ oid }, i) => [oid, objects[i]?.tree ?? '']));
  const comparisons = lines.flatMap((line) => comparisonsOf(line, { trees, empty: emptyTree(repo) }));
  const differences = diffTrees(repo, comparisons, options.under);
  const changes = new Map<string, PathChange[]>(lines.map(({ oid }) => [oid, []]));
  for (const [i, { oid, parent }] of comparisons.entries()) {
    for (const difference of differences[i] ?? []) {
      const path = difference.path.slice(repo.bookPrefix.length);
      if (options.paths(path)) changes.get(oid)?.push({ ...difference, parent, path });
    }
  }
  return lines.flatMap(({ oid, parents }, i) => {
    const object: CommitObject | undefined = objects[i];
    if (!object) return [];
    const { author, committer, message } = object;
    return [{ oid, parents, author, committer, message, changes: changes.get(oid) ?? [] }];
  });
}

type Comparison = TreePair & { readonly oid: string; readonly parent: number };

/** Compares with every parent as it is joined here; where none is left, with nothing. */
function comparisonsOf(
  { oid, parents }: Line,
  { trees, empty }: { readonly trees: ReadonlyMap<string, string>; readonly empty: string },
): Comparison[] {
  const after = trees.get(oid) ?? empty;
  if (parents.length === 0) return [{ oid, parent: 0, before: empty, after }];
  return parents.map((other, parent) => ({ oid, parent, before: trees.get(other) ?? empty, after }));
}

/** Returns the history as far as an index says that it may speak of a record; the commits are read from their objects. */
export function readPart(repo: Repository, { graph, commits }: IndexedPart): HistorySource {
  const objects = readCommitObjects(
    repo,
    commits.map(({ oid }) => oid),
  ).map(parseCommitObject);
  const blobs = new BlobWindow(repo, blobsOf({ commits }));
  const read = commits.flatMap(({ oid, parents, changes }, i) => {
    const object: CommitObject | undefined = objects[i];
    if (!object) return [];
    const { author, committer, message } = object;
    return [{ oid, parents, author, committer, message, changes }];
  });
  return { commits: read, graph, readBlob: (id) => blobs.read(id) };
}

/** The blobs in the order in which a record is followed: from the oldest commit to the newest. */
function laterBlobs(commits: readonly HistoryCommit[]): string[] {
  return commits.toReversed().flatMap(({ changes }) => {
    return changes.flatMap(({ parent, after }) => (parent === 0 && after !== undefined ? [after] : []));
  });
}

function shallowError(): GitError {
  return new GitError('this clone is shallow: a part of its history is missing', {
    hint: 'fetch the whole history: git fetch --unshallow',
  });
}
