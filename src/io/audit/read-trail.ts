import type { Trail, TrailCommit } from '../../history/audit/trail.ts';
import type { PathChange } from '../../history/history-commit.ts';
import { diffWhole, emptyTree, type WholeDifference } from '../git/diff-trees.ts';
import { READ_FLAGS } from '../git/git-environment.ts';
import { GitError } from '../git/git-error.ts';
import { headerNames, parseCommitObject } from '../git/parse-commit-object.ts';
import { readCommitObjects } from '../git/read-commit-objects.ts';
import type { Repository } from '../git/repository.ts';
import { askGit } from '../git/run-git.ts';
import { BookSnapshots } from './book-snapshots.ts';

/** A stretch of history by its ends: what the newest commit holds, less what an older one holds. */
export type Stretch = { readonly tip: string; readonly since: string | undefined };

/**
 * Returns a stretch of history from raw objects alone. Throws a GitError where an object is missing, or
 * where git tells other parents than the objects themselves.
 */
export function readTrail(repo: Repository, { tip, since }: Stretch): Trail {
  const ancestry = listCommits(repo, [tip]);
  const wanted = since === undefined ? ancestry : listCommits(repo, [tip, `^${since}`]);
  const snapshots = new BookSnapshots(repo);
  return {
    commits: readCommits(repo, wanted),
    ancestry,
    filesAt: (oid) => snapshots.at(oid),
  };
}

type Line = Trail['ancestry'][number];

/** The commit graph that git may keep beside the objects can say what it likes: it is not asked. */
function listCommits(repo: Repository, ends: readonly string[]): Line[] {
  const args = ['rev-list', '--topo-order', '--no-commit-header', '--format=%H %T %P', ...ends, '--'];
  const flags = [...READ_FLAGS, '-c', 'core.commitGraph=false'];
  const output = askGit({ cwd: repo.topLevel, args, flags });
  if (output === '') return [];
  return output.split('\n').map((line) => {
    const [oid = '', tree = '', ...parents] = line.split(' ').filter((word) => word !== '');
    return { oid, tree, parents };
  });
}

function readCommits(repo: Repository, lines: readonly Line[]): TrailCommit[] {
  const objects = readCommitObjects(
    repo,
    lines.map(({ oid }) => oid),
  );
  const read = lines.map((line, i) => asCommit(line, objects[i] ?? new Uint8Array()));
  const known = new Map(read.map(({ oid, tree }) => [oid, tree]));
  const pairs = read.flatMap((commit) => {
    if (commit.parents.length === 0) return [{ commit, parent: 0, before: emptyTree(repo) }];
    return commit.parents.map((oid, parent) => ({
      commit,
      parent,
      before: known.get(oid) ?? `${oid}^{tree}`,
    }));
  });
  const trees = resolveTrees(
    repo,
    pairs.map(({ before }) => before),
  );
  const differences = diffWhole(
    repo,
    pairs.map(({ commit, before }) => ({ before: trees.get(before) ?? before, after: commit.tree })),
    [],
  );
  const changes = new Map<string, PathChange[]>(read.map(({ oid }) => [oid, []]));
  for (const [i, { commit, parent }] of pairs.entries()) {
    for (const difference of differences[i] ?? [])
      changes.get(commit.oid)?.push(asChange(repo, difference, parent));
  }
  return read.map((commit) => ({ ...commit, changes: changes.get(commit.oid) ?? [] }));
}

function asCommit({ oid, parents }: Line, bytes: Uint8Array): TrailCommit {
  const object = parseCommitObject(bytes);
  const { names, encoding } = headerNames(bytes);
  if (
    new Set(parents).size !== new Set(object.parents).size ||
    parents.some((p) => !object.parents.includes(p))
  )
    throw new GitError(`git tells other parents of the commit ${oid} than the commit itself`);
  const { author, committer, message, tree } = object;
  return {
    oid,
    parents: object.parents,
    author,
    committer,
    message,
    tree,
    headers: names,
    encoding,
    signed: names.some((name) => name.startsWith('gpgsig')),
    cut: bytes.includes(0),
    changes: [],
  };
}

/** Returns the trees of commits that stand before the stretch. */
function resolveTrees(repo: Repository, names: readonly string[]): Map<string, string> {
  const wanted = [...new Set(names.filter((name) => name.endsWith('^{tree}')))];
  if (wanted.length === 0) return new Map();
  const args = ['cat-file', '--batch-check=%(objectname)'];
  const output = askGit({ cwd: repo.topLevel, args, input: `${wanted.join('\n')}\n` });
  const ids = output.split('\n');
  return new Map(wanted.map((name, i) => [name, ids[i] ?? '']));
}

/** A link and a submodule have ids of their own kind: what they hold is no file of the book. */
function asChange(
  { bookPrefix }: Repository,
  { path, oldMode, newMode, oldId, newId }: WholeDifference,
  parent: number,
): PathChange {
  const before = oldMode === ABSENT ? undefined : `${oldId}${suffix(oldMode)}`;
  const after = newMode === ABSENT ? undefined : `${newId}${suffix(newMode)}`;
  return {
    parent,
    path: path.startsWith(bookPrefix) ? path.slice(bookPrefix.length) : `../${path}`,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

const ABSENT = '000000';

function suffix(mode: string): string {
  return mode === '100644' ? '' : `:${mode}`;
}
