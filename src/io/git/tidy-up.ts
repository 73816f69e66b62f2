import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hookEnvironment, isSteered } from './git-environment.ts';
import { readSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { runSlowGit } from './run-slow-git.ts';

/** Single objects lie in 256 folders; of 6,700 in all on git packs them, unless it is told another number (`gc.auto` in the manual of git config). */
const MANY = Math.ceil(6700 / 256);

/**
 * Has git tidy up after a commit, as after those that it makes itself: by the user's own settings and environment, which
 * decide whether it goes on in the background. The commit is made, so whatever comes of this is no matter.
 */
export async function tidyUp(repo: Repository): Promise<void> {
  if (!hasMany(repo) || isSteered() || !readSettings(repo).tidiesUp) return;
  const call = { cwd: repo.topLevel, args: ['gc', '--auto', '--quiet'], env: hookEnvironment() };
  await runSlowGit(call).catch(() => undefined);
}

function hasMany({ commonDir }: Repository): boolean {
  try {
    return readdirSync(join(commonDir, 'objects', '17')).length >= MANY;
  } catch {
    return false;
  }
}
