import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LEFT = ['.git', 'node_modules', 'build', 'coverage'];

/** Makes a copy of this repository in the system's folder for such things: packages are linked, what is kept of them is its own. */
export function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'grantbook-scorecard-'));
  for (const name of readdirSync('.'))
    if (!LEFT.includes(name)) cpSync(name, join(copy, name), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    if (name === '.bin' || !name.startsWith('.'))
      symlinkSync(resolve('node_modules', name), join(copy, 'node_modules', name));
  return copy;
}

export function removeCopy(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
}

/** Builds the program in a copy: the command alone, which takes two seconds, or everything. */
export function build(copy: string, what: 'command' | 'everything'): boolean {
  const words = ['node_modules/.bin/tsx', 'scripts/build.ts', ...(what === 'command' ? [what] : [])];
  return spawnSync(process.execPath, words, { cwd: copy, stdio: 'ignore' }).status === 0;
}
