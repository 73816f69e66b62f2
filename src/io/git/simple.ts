import type { SimpleGit } from 'simple-git';
import { cleanEnvironment } from './git-environment.ts';
import { explainStderr, GitError } from './git-error.ts';

const GUARDED = new Set(['EDITOR', 'PAGER', 'PREFIX', 'SSH_ASKPASS', 'VISUAL']);

/** Makes a repository in a folder, with the branch main. */
export async function initRepository(dir: string): Promise<void> {
  const git = await openGit(dir);
  await orGitError(git.init(false, ['--quiet', '--initial-branch=main']));
}

async function openGit(baseDir: string): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  // The user's own choice of settings files is theirs to make; no data reaches it.
  const env = environment();
  const allowEnvironment = Object.keys(env).filter((name) => name.startsWith('GIT_'));
  return simpleGit({ baseDir, allowEnvironment, unsafe: { allowUnsafeConfigPaths: true } }).env(env);
}

/** simple-git refuses to run where an editor or a pager is named; nothing here opens one. */
function environment(): Record<string, string> {
  const pairs = Object.entries(cleanEnvironment()).flatMap(([name, value]) =>
    value === undefined || GUARDED.has(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(pairs);
}

async function orGitError<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const stderr = explainStderr(error instanceof Error ? error.message : String(error));
    throw new GitError(`git failed: ${stderr}`, { stderr });
  }
}
