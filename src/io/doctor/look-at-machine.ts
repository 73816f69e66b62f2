import { accessSync, constants, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { env, platform, versions } from 'node:process';
import type { Day } from '../../base/day.ts';
import type { ClockFacts } from '../../procedures/doctor/clock.ts';
import type { LetterFacts } from '../../procedures/doctor/letters.ts';
import type { NodeFacts } from '../../procedures/doctor/node.ts';
import { checkGitVersion } from '../git/check-git-version.ts';
import { askGit } from '../git/run-git.ts';
import { programFolders } from '../resolve-path.ts';

/** Returns which Node this is, and which is asked for. */
export function lookAtNode({ least, today }: Pick<NodeFacts, 'least' | 'today'>): NodeFacts {
  return { version: versions.node, least, today };
}

/** Returns what git says of its version. Throws a GitError where it is absent or too old. */
export function lookAtGit({ directory }: { readonly directory: string }): string {
  checkGitVersion(directory);
  return askGit({ cwd: directory, args: ['--version'], flags: [] });
}

/** Returns whether LibreOffice is on the PATH; it is not started. */
export function lookForOffice(): boolean {
  return isOnPath('soffice');
}

/** Returns whether a program is on the PATH. */
export function isOnPath(name: string): boolean {
  const names = platform === 'win32' ? [`${name}.exe`, `${name}.com`] : [name];
  return programFolders().some((folder) => names.some((each) => isProgram(join(folder, each))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns how letters are written at this terminal. */
export function lookAtLetters(): LetterFacts {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((each) => (each ?? '') !== '');
  return { platform, locale };
}

/** Returns what TZ says, and whether that is a time zone. */
export function lookAtClock({ today }: { readonly today: Day }): Omit<ClockFacts, 'newest'> {
  const said = env.TZ === '' ? undefined : env.TZ;
  return { today, zone: { said, isKnown: said === undefined || isZone(said.replace(/^:/, '')) } };
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** Returns the free space where a folder is, in bytes. */
export function lookForRoom({ directory }: { readonly directory: string }): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
