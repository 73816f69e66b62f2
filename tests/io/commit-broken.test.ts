import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endLeftBehind } from '../../src/io/git/left-behind.ts';
import { breakPaths } from './break-request.ts';
import {
  git,
  leaveUserWork,
  newFolder,
  newRepo,
  read,
  snapshotOthers,
  snapshotUserState,
} from './sandbox.ts';

const [BREAK, WORKER] = ['break-at.ts', 'break-worker.ts'].map((name) => new URL(name, import.meta.url).href);

type End = { readonly said: string; readonly calls: number; readonly killed: boolean };

/** Runs the worker with one of its calls broken; 0 breaks none. */
function runBroken(
  dir: string,
  { at, how, on, what = 'commit' }: { at: number; how: string; on?: string; what?: string },
): End {
  const args = ['--import', 'tsx', '--import', BREAK ?? '', new URL(WORKER ?? '').pathname, dir, what];
  const env = {
    ...process.env,
    BREAK_AT: String(at),
    BREAK_HOW: how,
    ...(on !== undefined && { BREAK_ON: on }),
  };
  const { stdout, stderr, signal, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (signal === null && status !== 0) throw new Error(`it broke in another way: ${stderr}`);
  return { said: stdout, calls: Number(stderr), killed: signal === 'SIGKILL' };
}

function freshRepo(): { dir: string; before: Record<string, string>; others: Record<string, string> } {
  const dir = newRepo();
  leaveUserWork(dir);
  return { dir, before: snapshotUserState(dir), others: snapshotOthers(dir, breakPaths) };
}

/** What is there is what was there before, or the whole change; never anything between. */
function expectAllOrNothing({ dir, before, others }: ReturnType<typeof freshRepo>): 'old' | 'new' {
  const made = git(dir, 'log', '-1', '--format=%s').trim() === 'change of every kind';
  expect(snapshotUserState(dir).gitDir).not.toMatch(/grantbook|\.lock/);
  expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  if (!made) {
    const { gitDir: _now, ...now } = snapshotUserState(dir);
    const { gitDir: _then, ...then } = before;
    expect(now).toEqual(then);
    return 'old';
  }
  expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
  expect(git(dir, 'show', 'HEAD:project-data/risks.yaml')).toContain('Later');
  expect(read(dir, 'project-data/new/folder/x.yaml')).toBe('id: x\n');
  expect(existsSync(join(dir, 'project-data/partners.yaml'))).toBe(false);
  expect({ ...snapshotOthers(dir, breakPaths), files: '' }).toEqual({ ...others, files: '' });
  return 'new';
}

/** After whatever was broken, the same change can be made. */
function expectNextWorks(dir: string, state: 'old' | 'new'): void {
  const { said } = runBroken(dir, { at: 0, how: 'kill' });
  expect(said).toMatch(state === 'old' ? /^done$/ : /^refused: .*(holds all of this already|exists already)/);
}

const { calls: ALL } = runBroken(freshRepo().dir, { at: 0, how: 'kill' });

/** Of so many steps one is broken, but where everything is asked for. */
const DRAWN = process.env.TIER === 'all' ? 1 : 5;
const first = 1 + (Number(process.env.FUZZ_SEED ?? 0) % DRAWN);

function* steps(): Generator<number> {
  for (let at = first; at <= ALL; at += DRAWN) yield at;
}

describe('a commit whose process is killed', () => {
  it('before each of its steps: afterwards there is all of it or nothing', async () => {
    const ends = { old: 0, new: 0, recovered: 0 };
    for (const at of steps()) {
      const repo = freshRepo();
      expect(runBroken(repo.dir, { at, how: 'kill' }).killed).toBe(true);
      ends.recovered += (await endLeftBehind(repo.dir)).length;
      const state = expectAllOrNothing(repo);
      ends[state] += 1;
      if (ends[state] % 10 === 1) expectNextWorks(repo.dir, state);
    }
    expect(ends.old).toBeGreaterThan(20 / DRAWN);
    expect(ends.new).toBeGreaterThan(0);
    expect(ends.recovered).toBeGreaterThan(10 / DRAWN);
  }, 600_000);
});

describe('a recovery whose process is killed', () => {
  it('before any of its steps: the next one ends it', async () => {
    // Killed when the branch was about to move: files and index hold the change.
    const cut = freshRepo();
    runBroken(cut.dir, { at: 0, how: 'kill', on: 'spawn .*update-ref' });
    expect(git(cut.dir, 'status', '--porcelain', 'project-data')).toContain('project-data/risks.yaml');
    let last = 0;
    for (let at = first; ; at += DRAWN) {
      const dir = newFolder();
      cpSync(cut.dir, dir, { recursive: true });
      const { killed } = runBroken(dir, { at, how: 'kill', what: 'recover' });
      await endLeftBehind(dir);
      expect(expectAllOrNothing({ ...cut, dir })).toBe('old');
      last = at;
      if (!killed) break;
    }
    expect(last).toBeGreaterThan(10);
  }, 600_000);
});

describe('a commit of which one call fails', () => {
  it('each in turn, with a full disk, a broken one or a missing right: it is refused and undone, or done', async () => {
    const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'];
    const ends = { old: 0, new: 0 };
    for (const at of steps()) {
      const repo = freshRepo();
      const { said } = runBroken(repo.dir, { at, how: codes[at % codes.length] ?? '' });
      await endLeftBehind(repo.dir);
      const state = expectAllOrNothing(repo);
      expect([at, said]).toEqual([at, state === 'old' ? expect.stringMatching(/^refused: /) : 'done']);
      ends[state] += 1;
    }
    expect(ends.old).toBeGreaterThan(20 / DRAWN);
  }, 600_000);
});
