import { type CommitObject, parseCommitObject } from './parse-commit-object.ts';
import { readCommitObjects } from './read-commit-objects.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';

/** A commit of a range: its bytes, and what they say. */
export type RangeCommit = CommitObject & { readonly oid: string; readonly raw: Uint8Array };

/** Returns the commits that one commit has and another has not, parents before children, from raw objects. */
export function rangeCommits(repo: Repository, from: string, to: string): RangeCommit[] {
  const args = ['rev-list', '--topo-order', '--reverse', to, `^${from}`];
  const oids = askGit({ cwd: repo.topLevel, args })
    .split('\n')
    .filter((oid) => oid !== '');
  return readCommitObjects(repo, oids).map((raw, i) => ({
    ...parseCommitObject(raw),
    oid: oids[i] ?? '',
    raw,
  }));
}

/** Returns a commit by its id, from its raw object. */
export function readCommit(repo: Repository, oid: string): CommitObject {
  const [raw = new Uint8Array()] = readCommitObjects(repo, [oid]);
  return parseCommitObject(raw);
}
