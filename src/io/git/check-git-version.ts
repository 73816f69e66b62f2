import { checksum } from '../../base/checksum.ts';
import { isYoung, lineOf } from '../file-state.ts';
import { namesOtherFolders } from '../resolve-path.ts';
import { type CacheFile, sealedFile } from '../sealed-file.ts';
import { findGit } from './find-git.ts';
import { GitError } from './git-error.ts';
import { askGit } from './run-git.ts';

const LEAST = [2, 36] as const;

/** Throws a GitError where git is absent or older than 2.36, which brought `git hook run`. */
export function checkGitVersion(cwd: string): void {
  const kept = keptVersion();
  const known = kept?.read();
  if (known !== undefined && isRecent(known)) return;
  const said = askGit({ cwd, args: ['--version'], flags: [] });
  if (!isRecent(said))
    throw new GitError(`git is too old: "${said.slice(0, 60)}"`, {
      hint: `install git ${LEAST.join('.')} or later: https://git-scm.com/downloads`,
    });
  kept?.write(said);
}

function isRecent(said: string): boolean {
  const match = /^git version (\d+)\.(\d+)/.exec(said);
  const [major, minor] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

type Kept = { readonly read: () => string | undefined; readonly write: (said: string) => void };

/** What a git says of itself is kept for as long as its file is as it is: to ask takes as long as all that a short command does. */
function keptVersion(): Kept | undefined {
  const now = Date.now();
  // Where PATH leads depends on the folder then, and so does which git is found.
  const program = namesOtherFolders() ? undefined : findGit();
  if (program === undefined) return undefined;
  const stamp = `${lineOf(program)}\n`;
  const file: CacheFile = sealedFile('git', `${checksum(Buffer.from(program.path)).toString(16)}.txt`);
  return {
    read: () => {
      const text = file.read()?.toString('utf8');
      return text?.startsWith(stamp) ? text.slice(stamp.length) : undefined;
    },
    write: (said) => {
      if (!isYoung([program], now)) file.write(Buffer.from(stamp + said));
    },
  };
}
