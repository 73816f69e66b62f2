import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { showText } from '../../base/show-text.ts';
import { CommitRefused } from './commit-refused.ts';
import { type Environment, hookEnvironment } from './git-environment.ts';
import { readSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { runSlowGit } from './run-slow-git.ts';

const SHOWN_LINES = 12;

/** A hook of the user's, run where `git commit` would run it. */
export type HookRun = {
  readonly name: 'pre-commit' | 'commit-msg' | 'post-commit';
  readonly args?: readonly string[];
  readonly env?: Environment;
  readonly signal?: AbortSignal;
  readonly talk?: ((text: string) => void) | undefined;
};

/** Runs a hook if there is one. Throws a CommitRefused where it fails. */
export async function runHook(
  repo: Repository,
  { name, args = [], env, signal, talk }: HookRun,
): Promise<void> {
  if (!readSettings(repo).hooksElsewhere && !existsSync(join(repo.commonDir, 'hooks', name))) return;
  const { status, stderr } = await runSlowGit({
    cwd: repo.topLevel,
    args: ['hook', 'run', '--ignore-missing', name, ...(args.length > 0 ? ['--', ...args] : [])],
    env: hookEnvironment(env),
    talk,
    ...(signal && { signal }),
  });
  if (status === 0) return;
  if (signal?.aborted) throw interrupted();
  if (status === null)
    throw new CommitRefused(
      'hook-failed',
      `git was stopped while it ran the ${name} hook of this repository`,
    );
  const said = showText(stderr).trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  throw new CommitRefused('hook-failed', `the ${name} hook of this repository refused the commit`, {
    hint: said === '' ? 'it gave no reason' : `it said:\n${said}`,
  });
}

/** Returns the refusal for a change that the user broke off. */
export function interrupted(): CommitRefused {
  return new CommitRefused('interrupted', 'interrupted: nothing was changed');
}
