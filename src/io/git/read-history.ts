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
  const under = (options.under ?? ['project-data']).map((path) => repo.bookPrefix + path);
  const lines = listCommits(repo, tip, under);
  const commits = readCommits(repo, lines, { ...options, under });
  const blobs = new BlobWindow(repo, laterBlobs(commits));
  return { commits, graph: graphOf(commits), readBlob: (id) => blobs.read(id) };
}

type Line = { readonly oid: string; readonly parents: readonly string[] };

/** `--full-history` with `--parents` keeps every merge, and joins what is left of the others to them. */
function listCommits(repo: Repository, tip: string, under: readonly string[]): Line[] {
  const args = ['rev-list', '--topo-order', '--full-history', '--parents', tip, '--', ...under];
  const output = askGit({ cwd: repo.topLevel, args });
  if (output === '') return [];
  return output.split('\n').map((line) => {
    const [oid = '', ...parents] = line.split(' ');
    return { oid, parents };
  });
}

function readCommits(
  repo: Repository,
  lines: readonly Line[],
  options: HistoryOptions & { readonly under: readonly string[] },
): HistoryCommit[] {
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
