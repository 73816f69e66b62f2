import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, watch } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { git, leaveUserWork, newRepo, script, snapshotOthers, snapshotUserState } from './sandbox.ts';

const WORKER = new URL('commit-worker.ts', import.meta.url).pathname;

function startCommit(dir: string, path: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', WORKER, dir, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

type End = { readonly said: string; readonly signal: string | null };

function ended(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.once('close', (_, signal) => resolve({ said, signal }));
  });
}

describe('processes that commit to one repository', () => {
  it('at once: each commit is whole or refused as a conflict, and the rest is untouched', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    const paths = ['a', 'b', 'c', 'd'].map((name) => `project-data/${name}.yaml`);
    const before = snapshotOthers(dir, paths);
    const ends = await Promise.all(paths.map((path) => ended(startCommit(dir, path))));
    const done = ends.filter(({ said }) => said === 'committed').length;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(ends.filter(({ said }) => said.startsWith('conflict: '))).toHaveLength(paths.length - done);
    expect(git(dir, 'rev-list', '--count', 'HEAD').trim()).toBe(String(1 + done));
    expect(snapshotOthers(dir, paths)).toEqual(before);
    expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
    expect(git(dir, 'fsck', '--strict')).toBe('');
    expect(snapshotUserState(dir).gitDir).not.toMatch(/grantbook|\.lock/);
  }, 60_000);

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stopped by %s in a slow hook: nothing was changed',
    async (signal) => {
      const dir = newRepo();
      leaveUserWork(dir);
      script(dir, '.git/hooks/pre-commit', 'touch .git/waiting; exec sleep 30');
      const before = snapshotUserState(dir);
      const child = startCommit(dir, 'project-data/a.yaml');
      const end = ended(child);
      const watcher = watch(`${dir}/.git`, (_, name) => name === 'waiting' && child.kill(signal));
      expect(await end).toEqual({ said: '', signal });
      watcher.close();
      rmSync(`${dir}/.git/waiting`);
      expect(snapshotUserState(dir)).toEqual(before);
    },
    60_000,
  );
});
