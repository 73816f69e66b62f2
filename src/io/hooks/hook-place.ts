import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { CannotError } from '../../base/cannot-error.ts';
import { writeNewFile } from '../durable-write.ts';
import { describeFailure } from '../error-code.ts';
import type { Repository } from '../git/repository.ts';
import { askGit } from '../git/run-git.ts';
import { type HookCall, type HookName, type HookOwner, hookOwner, hookScript } from './hook-script.ts';

/** Where git looks for hooks, and whether that is a folder of this clone alone. */
export type HookFolder = {
  readonly path: string;
  /** As it is written from the top of the repository. */
  readonly shown: string;
  readonly own: boolean;
};

/** Returns the folder of the hooks, as `core.hooksPath` and linked work trees have it. */
export function hookFolder({ topLevel, commonDir }: Repository): HookFolder {
  // The settings that our other calls bring along name a folder of their own.
  const said = askGit({
    cwd: topLevel,
    args: ['rev-parse', '--git-path', 'hooks'],
    flags: ['--no-pager'],
  });
  const path = resolve(topLevel, said);
  return { path, shown: said, own: realPath(path).startsWith(`${realPath(commonDir)}${sep}`) };
}

/** Returns a path without links, as far as it is there. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = resolve(path, '..');
  return parent === path ? path : join(realPath(parent), path.slice(parent.length));
}

/** A hook that stands there, and whose it is. */
export type Standing = { readonly owner: HookOwner; readonly text: string };

/** Returns the hook of a name in a folder; undefined where there is none. */
export function standingHook(path: string, name: HookName): Standing | undefined {
  const stats = lstatSync(join(path, name), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isFile()) return { owner: 'other', text: '' };
  const text = readFileSync(join(path, name), 'utf8');
  return { owner: hookOwner(text), text };
}

/** Puts a hook where there is none, or in the place of an older one of ours. Never overwrites anything else. */
export function placeHook(path: string, name: HookName, call: HookCall): void {
  const file = join(path, name);
  try {
    mkdirSync(path, { recursive: true });
    if (standingHook(path, name)?.owner === 'ours') rmSync(file);
    writeNewFile(file, hookScript(name, call), 0o755);
  } catch (error) {
    throw new CannotError(`the hook cannot be written to "${file}": ${describeFailure(error)}`);
  }
}

/** Takes a hook of ours away. */
export function removeHook(path: string, name: HookName): void {
  rmSync(join(path, name));
}

/** Other programs that run hooks, by what of them stands at the top of a repository. */
const MANAGERS = [
  ['.husky', 'husky'],
  ['.pre-commit-config.yaml', 'pre-commit'],
  ['lefthook.yml', 'lefthook'],
] as const;
export type Manager = (typeof MANAGERS)[number][1];

/** Returns the program that the repository says runs its hooks; undefined where it names none. */
export function hookManager({ topLevel }: Repository): Manager | undefined {
  return MANAGERS.find(([file]) => existsSync(join(topLevel, file)))?.[1];
}
