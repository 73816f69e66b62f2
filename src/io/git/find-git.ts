import { join } from 'node:path';
import { type FileState, followed } from '../file-state.ts';
import { programFolders } from '../resolve-path.ts';

/** Returns the git that would be run, the first one found, as it stands on the disk; undefined where there is none. */
export function findGit(): FileState | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of programFolders()) {
    const found = followed(join(folder, name));
    if (found.stats && isProgram(found.stats)) return { path: found.path, stamp: found.stamp };
  }
  return undefined;
}

function isProgram(stats: NonNullable<ReturnType<typeof followed>['stats']>): boolean {
  return stats.isFile() && (process.platform === 'win32' || (stats.mode & 0o111n) !== 0n);
}
