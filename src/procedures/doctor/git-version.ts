import { inOrder, type Verdict } from './verdict.ts';

/** Weaknesses of git that a clone or fetch of somebody else’s repository can use, and the versions that mend them. */
const ADVISORIES: readonly Advisory[] = [
  {
    names: 'CVE-2024-32002 and others',
    does: 'cloning somebody’s repository with its submodules can run their code',
    mendedIn: ['2.39.4', '2.40.2', '2.41.1', '2.42.2', '2.43.4', '2.44.1', '2.45.1'],
  },
  {
    names: 'CVE-2025-48384, -48385 and -48386',
    does: 'cloning somebody’s repository can write files outside it, and so run their code',
    mendedIn: ['2.43.7', '2.44.4', '2.45.4', '2.46.4', '2.47.3', '2.48.2', '2.49.1', '2.50.1'],
  },
];

type Advisory = { readonly names: string; readonly does: string; readonly mendedIn: readonly string[] };

/** Judges the version that git gives: `git version 2.39.5 (Apple Git-154)`. The least that works was asked for before. */
export function judgeGitVersion(said: string): readonly Verdict[] {
  const version = /^git version (\d+(?:\.\d+){1,2})/.exec(said)?.[1];
  if (version === undefined)
    return [{ state: 'unknown', says: `git does not say which version it is: "${said.slice(0, 60)}"` }];
  const open = ADVISORIES.filter(({ mendedIn }) => !isMended(version, mendedIn));
  if (open.length === 0) return inOrder(`git ${version}`);
  return open.map(({ names, does }) => ({
    state: 'warning',
    says: `git ${version} has a known weakness: ${names}`,
    why: `${does}; grantbook clones nothing, but you do (a system such as Debian may have mended it under the same number)`,
    mend: 'install the newest git: https://git-scm.com/downloads',
  }));
}

/** Whether a version holds a fix: at least that of its own line, or later than every line that was mended. */
function isMended(version: string, mendedIn: readonly string[]): boolean {
  const [major, minor, patch] = numbersOf(version);
  const lines = mendedIn.map(numbersOf);
  const own = lines.find((line) => line[0] === major && line[1] === minor);
  if (own) return patch >= own[2];
  return lines.every((line) => major > line[0] || (major === line[0] && minor > line[1]));
}

function numbersOf(version: string): [major: number, minor: number, patch: number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}
