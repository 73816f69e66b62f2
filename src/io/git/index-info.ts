import { WRITE_FLAGS } from './git-environment.ts';
import type { Repository } from './repository.ts';
import { askGit, runGit } from './run-git.ts';
import type { Target } from './target.ts';

/** Returns the changes as `git update-index --index-info` reads them: mode, blob and path. */
export function formatIndexInfo(repo: Repository, targets: readonly Target[], blobs: Blobs): string {
  const nothing = '0'.repeat(repo.objectFormat === 'sha256' ? 64 : 40);
  const lines = targets.map(({ path, mode }) => {
    const id = blobs.get(path);
    return id === undefined ? `0 ${nothing}\t${path}\0` : `${mode} ${id}\t${path}\0`;
  });
  return lines.join('');
}

/** Blob ids by path; a file that goes has none. */
export type Blobs = ReadonlyMap<string, string>;

/** Enters changes into an index that is not the user's own. */
export function updateIndex(repo: Repository, index: string, info: string): void {
  runGit({ ...indexCall(repo, index), args: ['update-index', '--add', '-z', '--index-info'], input: info });
}

/** Makes an index of a commit's files; an empty one before the first commit. */
export function readTreeInto(repo: Repository, index: string): void {
  runGit({ ...indexCall(repo, index), args: ['read-tree', repo.head ?? '--empty'] });
}

/** Writes the tree of an index and returns its id. */
export function writeTree(repo: Repository, index: string): string {
  return askGit({ ...indexCall(repo, index), args: ['write-tree'] });
}

function indexCall(
  repo: Repository,
  index: string,
): Pick<Parameters<typeof runGit>[0], 'cwd' | 'flags' | 'env' | 'shielded'> {
  return {
    cwd: repo.topLevel,
    flags: WRITE_FLAGS,
    env: { ...repo.objects, GIT_INDEX_FILE: index },
    shielded: true,
  };
}
