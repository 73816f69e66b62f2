import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobId } from '../../base/digest.ts';
import { WRITE_FLAGS } from './git-environment.ts';
import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';
import type { Target } from './target.ts';

/** Writes blobs into the repository, where nothing points at them yet, and returns their ids. */
export function writeBlobs(
  repo: Repository,
  folder: string,
  targets: readonly Target[],
): Map<string, string> {
  const written = targets.flatMap(({ path, committed }) => (committed ? [{ path, committed }] : []));
  if (written.length === 0) return new Map();
  for (const [i, { committed }] of written.entries()) writeFileSync(join(folder, `blob-${i}`), committed);
  const output = askGit({
    cwd: folder,
    args: ['hash-object', '-w', '--no-filters', '--stdin-paths'],
    flags: WRITE_FLAGS,
    env: { GIT_DIR: repo.gitDir },
    input: written.map((_, i) => `blob-${i}\n`).join(''),
  });
  const ids = output.split('\n');
  return new Map(
    written.map(({ path, committed }, i) => {
      const id = gitBlobId(committed, repo.objectFormat);
      if (ids[i] !== id) throw new GitError(`git stored "${path}" as something else`);
      return [path, id];
    }),
  );
}
