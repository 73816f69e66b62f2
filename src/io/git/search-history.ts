import type { HistoryCommit } from '../../history/history-commit.ts';
import { parseCommitObject } from './parse-commit-object.ts';
import { reachableObjects, readObjects } from './reachable-objects.ts';
import type { Repository } from './repository.ts';

/** What looks into the history: at each version of a file, and at each commit. */
export type HistorySearch = {
  readonly file: (
    path: string,
    content: Uint8Array,
  ) => { readonly fields: readonly string[]; readonly unread?: string };
  readonly commit: (commit: PlainCommit) => readonly string[];
};

/** A commit without what it changed. */
export type PlainCommit = Pick<HistoryCommit, 'oid' | 'author' | 'committer' | 'message'>;

/** What the history holds, below every branch and tag. */
export type HistoryHits = {
  /** By path: how many versions hold something, and of which fields. */
  readonly files: readonly {
    readonly path: string;
    readonly versions: number;
    readonly fields: readonly string[];
  }[];
  readonly commits: readonly (PlainCommit & { readonly as: readonly string[] })[];
  /** How many versions could not be searched, by path. */
  readonly unread: readonly { readonly path: string; readonly versions: number; readonly why: string }[];
  /** How many commits were looked at. */
  readonly searched: number;
};

/** Searches every commit, and every version of every file, that a branch or a tag leads to. */
export function searchHistory(repo: Repository, search: HistorySearch): HistoryHits {
  const objects = reachableObjects(repo);
  const commits = objects.filter(({ type }) => type === 'commit');
  const blobs = objects.filter(({ type, size }) => type === 'blob' && size > 0);
  const files = new Map<string, { versions: number; fields: Set<string> }>();
  const unread = new Map<string, { versions: number; why: string }>();
  for (const { object, content } of readObjects(repo, blobs)) {
    const path = object.path.startsWith(repo.bookPrefix)
      ? object.path.slice(repo.bookPrefix.length)
      : object.path;
    const found = search.file(path, content);
    if (found.unread !== undefined)
      unread.set(path, { versions: (unread.get(path)?.versions ?? 0) + 1, why: found.unread });
    if (found.fields.length === 0) continue;
    const known = files.get(path) ?? { versions: 0, fields: new Set() };
    for (const field of found.fields) known.fields.add(field);
    files.set(path, { ...known, versions: known.versions + 1 });
  }
  return {
    files: [...files].map(([path, { versions, fields }]) => ({ path, versions, fields: [...fields] })),
    commits: [...readObjects(repo, commits)].flatMap(({ object, content }) => {
      const { author, committer, message } = parseCommitObject(content);
      const commit = { oid: object.oid, author, committer, message };
      const as = search.commit(commit);
      return as.length === 0 ? [] : [{ ...commit, as }];
    }),
    unread: [...unread].map(([path, each]) => ({ path, ...each })),
    searched: commits.length,
  };
}
