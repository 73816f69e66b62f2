import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Returns the raw commit objects of the ids given, in their order. Throws a GitError where one is missing. */
export function readCommitObjects(repo: Repository, oids: readonly string[]): Uint8Array[] {
  if (oids.length === 0) return [];
  const input = `${oids.join('\n')}\n`;
  const { stdout } = runGit({ cwd: repo.topLevel, args: ['cat-file', '--batch'], input });
  let at = 0;
  return oids.map((oid) => {
    const lineEnd = stdout.indexOf('\n', at);
    const [found, type, size] = stdout.toString('latin1', at, lineEnd).split(' ');
    if (found !== oid || type !== 'commit') throw new GitError(`the repository lacks the commit ${oid}`);
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    return stdout.subarray(start, at - 1);
  });
}
