import { GitError } from './git-error.ts';
import { askGit } from './run-git.ts';

const LEAST = [2, 36] as const;

/** Throws a GitError where git is absent or older than 2.36, which brought `git hook run`. */
export function checkGitVersion(cwd: string): void {
  const said = askGit({ cwd, args: ['--version'], flags: [] });
  const [major, minor] = parseVersion(said);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new GitError(`git is too old: "${said.slice(0, 60)}"`, {
    hint: `install git ${LEAST.join('.')} or later: https://git-scm.com/downloads`,
  });
}

function parseVersion(text: string): [major: number, minor: number] {
  const match = /^git version (\d+)\.(\d+)/.exec(text);
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
}
