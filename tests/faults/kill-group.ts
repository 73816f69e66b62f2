import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { bundle, env, TODAY } from '../cli/sandbox.ts';

/** What can be seen of a command in the folder of git: its lock, its private folder, its journal. */
export type Sign = 'lock' | 'folder' | 'journal';

/** When a command is killed: so many milliseconds after its start, or after a sign of it is seen. */
export type Moment = { readonly after: number; readonly seen?: Sign };

/** How a command ended, and how long it took: from its start, and from each of its signs. */
export type End = { readonly killed: boolean; readonly took: Readonly<Record<Sign | 'start', number>> };

/**
 * Runs a command in a process group of its own and kills the whole group at a moment; without one it runs to its
 * end. What it starts for itself dies with it, as when a terminal is closed by force or a machine stops.
 */
export function runAndKill(book: string, args: readonly string[], moment?: Moment): Promise<End> {
  const at: Partial<Record<Sign | 'start', number>> = { start: performance.now() };
  const child = spawn(process.execPath, [bundle, '--today', TODAY, ...args], {
    cwd: book,
    env,
    detached: true,
    stdio: 'ignore',
  });
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    if (moment) timer ??= setTimeout(() => killGroup(child), moment.after);
  };
  const close = watchGit(book, (sign) => {
    at[sign] ??= performance.now();
    if (sign === moment?.seen) arm();
  });
  if (moment?.seen === undefined) arm();
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (_, signal) => {
      clearTimeout(timer);
      close();
      const now = performance.now();
      const since = (sign: Sign | 'start'): number => now - (at[sign] ?? now);
      const took = {
        start: since('start'),
        lock: since('lock'),
        folder: since('folder'),
        journal: since('journal'),
      };
      done({ killed: signal === 'SIGKILL', took });
    });
  });
}

/** Tells of each sign as it is seen, and returns how to stop. */
function watchGit(book: string, tell: (sign: Sign) => void): () => void {
  const watchers: FSWatcher[] = [];
  const gitDir = join(book, '.git');
  const outer = watch(gitDir, (_, name) => {
    if (/^grantbook\.lock\.\d/.test(name ?? '')) tell('lock');
    if (!name?.startsWith('grantbook-tx-') || watchers.length > 1) return;
    tell('folder');
    watchFolder(join(gitDir, name));
  });
  watchers.push(outer);
  const watchFolder = (folder: string): void => {
    if (!existsSync(folder)) return;
    const inner = watch(folder, (_, name) => name === 'journal.json' && tell('journal'));
    // It may be gone by the time it is looked at.
    inner.on('error', () => undefined);
    watchers.push(inner);
  };
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
