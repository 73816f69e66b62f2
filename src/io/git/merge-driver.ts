import { execPath } from 'node:process';
import { shellQuoted } from '../shell-quoted.ts';
import type { Repository } from './repository.ts';
import { askGit, runGit } from './run-git.ts';

const SECTION = 'merge.grantbook';
// Settings are the user's own: reading them must not go through the settings that our calls bring along.
const PLAIN = ['--no-pager'];

/** Returns the command that this clone merges registries with; undefined where it has none. */
export function mergeDriver({ topLevel }: Repository): string | undefined {
  const args = ['config', '--local', '--get', `${SECTION}.driver`];
  const { status, stdout } = runGit({ cwd: topLevel, args, flags: PLAIN, accept: [0, 1] });
  return status === 0 ? stdout.toString('utf8').trimEnd() : undefined;
}

/** Has this clone merge registries with a program, given by its path: an absolute one, nothing of the work tree. */
export function setMergeDriver({ topLevel }: Repository, program: string): void {
  // Git hands the command to a shell.
  const driver = `${shellQuoted(execPath)} ${shellQuoted(program)} merge-driver run %O %A %B -- %P`;
  const set = (name: string, value: string) =>
    askGit({ cwd: topLevel, args: ['config', '--local', `${SECTION}.${name}`, value], flags: PLAIN });
  set('name', 'registries, record by record and field by field');
  set('driver', driver);
}

/** Takes the setting away again. */
export function unsetMergeDriver({ topLevel }: Repository): void {
  askGit({ cwd: topLevel, args: ['config', '--local', '--remove-section', SECTION], flags: PLAIN });
}
