import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Returns the bytes of blobs by their id, all in one call of git. Throws a GitError where one is missing. */
export function readBlobs(repo: Repository, ids: Iterable<string>): Map<string, Uint8Array> {
  return readObjects(repo, ids, 'blob');
}

/** Returns the bytes of blobs, or of trees as git keeps them, by their id, all in one call of git. Throws a GitError where one is missing. */
export function readObjects(
  repo: Repository,
  ids: Iterable<string>,
  kind: 'blob' | 'tree',
): Map<string, Uint8Array> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Uint8Array>();
  if (wanted.length === 0) return blobs;
  const args = ['cat-file', '--batch'];
  const { stdout } = runGit({
    cwd: repo.topLevel,
    args,
    input: `${wanted.join('\n')}\n`,
    env: repo.objects,
  });
  let at = 0;
  for (const id of wanted) {
    const lineEnd = stdout.indexOf(0x0a, at);
    const [found, type, size] = stdout.toString('latin1', at, lineEnd).split(' ');
    if (found !== id || type !== kind) throw lacksObject(id);
    const start = lineEnd + 1;
    const end = start + Number(size);
    blobs.set(id, stdout.subarray(start, end));
    at = end + 1;
  }
  return blobs;
}

function lacksObject(id: string): GitError {
  return new GitError(`the repository lacks the object ${id}`, {
    hint: 'see what is wrong with it: git fsck; a fresh clone has what the remote has',
  });
}
