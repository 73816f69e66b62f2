import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shellWord } from '../../base/shell-word.ts';
import { foldersIn, liesWithin } from '../resolve-path.ts';
import { GitError } from './git-error.ts';
import { isMade } from './made-repositories.ts';

/**
 * Throws a GitError where git took a folder for a repository that no `.git` leads to: a few plain files suffice for
 * that, with settings and hooks of whoever brought them.
 */
export function checkPlace(dir: string, gitDir: string): void {
  if (isMade(dir)) return;
  const from = realpathSync.native(dir);
  const found = realpathSync.native(gitDir);
  const dotGit = nearestDotGit(from);
  if (dotGit === undefined || from === found || liesWithin(found, from)) throw bareFolder(gitDir);
  if (targetOf(dotGit) !== found) throw unusable(dir, dotGit);
}

/** Throws a GitError where git found no repository though a `.git` is there, or refused to take a folder for one. */
export function checkAbsence(dir: string, stderr: string): undefined {
  if (stderr.startsWith('cannot use bare repository')) throw bareFolder(dir);
  const dotGit = nearestDotGit(realpathSync.native(dir));
  if (dotGit !== undefined) throw unusable(dir, dotGit);
}

function bareFolder(dir: string): GitError {
  return new GitError(
    `git takes "${dir}" for a repository without a work tree (bare): HEAD, objects and refs lie in it`,
    {
      hint: 'a bare repository: work in a clone of it, git clone REPOSITORY FOLDER; a book: remove these files, they are no part of one',
    },
  );
}

/** What makes a folder a repository, and what makes it one again. */
const PARTS: readonly (readonly [name: string, mend: (dotGit: string) => string])[] = [
  ['objects', () => 'what was committed is gone; clone it again: git clone URL FOLDER'],
  ['refs', (dotGit) => `mkdir ${word(dotGit, 'refs')}, and then: grantbook doctor`],
  [
    'HEAD',
    (dotGit) =>
      `name the branch again, where it was main: echo "ref: refs/heads/main" > ${word(dotGit, 'HEAD')}`,
  ],
];

function unusable(dir: string, dotGit: string): GitError {
  const broken = PARTS.find(([name]) => !isUsable(join(dotGit, name)));
  const why = broken ? `"${join(dotGit, broken[0])}" is missing or empty` : `"${dotGit}" is none`;
  return new GitError(`git cannot use the repository of "${dir}": ${why}`, {
    hint:
      broken?.[1](dotGit) ?? 'look at it, and clone the book again where it is broken: git clone URL FOLDER',
  });
}

function isUsable(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && (stats.isDirectory() || stats.size > 0);
}

function word(folder: string, name: string): string {
  const path = join(folder, name);
  return shellWord(path) ?? `"${path}"`;
}

/** Returns the `.git` that git looks at first: as far up as it goes itself. */
function nearestDotGit(from: string): string | undefined {
  const ceilings = new Set(foldersIn(process.env.GIT_CEILING_DIRECTORIES));
  const { dev } = statSync(from);
  for (let at = from; ; at = dirname(at)) {
    const dotGit = join(at, '.git');
    if (lstatSync(dotGit, { throwIfNoEntry: false })) return dotGit;
    const above = dirname(at);
    if (above === at || ceilings.has(above) || statSync(above).dev !== dev) return undefined;
  }
}

/** Where a `.git` leads: it is a folder, or a file that names one. */
function targetOf(dotGit: string): string | undefined {
  try {
    if (statSync(dotGit).isDirectory()) return realpathSync.native(dotGit);
    const named = /^gitdir: (.*?)\r?\n*$/.exec(readFileSync(dotGit, 'utf8'))?.[1];
    return named === undefined ? undefined : realpathSync.native(resolve(dirname(dotGit), named));
  } catch {
    return undefined;
  }
}
