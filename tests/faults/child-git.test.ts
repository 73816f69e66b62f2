import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CannotError } from '../../src/base/cannot-error.ts';
import { commitChanges } from '../../src/io/git/commit-plan.ts';
import { endLeftBehind } from '../../src/io/git/left-behind.ts';
import { breakRequest } from '../io/break-request.ts';
import {
  git,
  leaveUserWork,
  newFolder,
  newRepo,
  open,
  script,
  snapshotUserState,
  write,
} from '../io/sandbox.ts';

const [BREAK = '', WORKER = ''] = ['break-at.ts', 'break-worker.ts'].map(
  (name) => new URL(`../io/${name}`, import.meta.url).href,
);
const GIT = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

/** What becomes of one call of git: killed before it has done anything, or after all of it; failing. */
const WAYS = {
  'killed before its work': 'kill -9 $$',
  'killed after its work': `"${GIT}" "$@"; kill -9 $$`,
  failing: 'echo "fatal: made to fail" >&2; exit 128',
} as const;

type Way = keyof typeof WAYS;

/** Which calls of git go wrong, by their numbers, and how. */
type Broken = { readonly way: Way; readonly at: readonly number[] };

type Ended = { readonly calls: number; readonly error: unknown };

/** Does some work while calls of git go wrong; returns how many calls there were, and how it ended. */
async function withBroken({ way, at }: Broken, work: () => Promise<unknown>): Promise<Ended> {
  const folder = newFolder();
  const count = join(folder, 'count');
  write(folder, { count: '0' });
  const lines = [
    `n=$(($(cat '${count}') + 1)); echo $n > '${count}'`,
    `case $n in ${at.join('|')}) ${WAYS[way]};; esac`,
    `exec "${GIT}" "$@"`,
  ];
  script(folder, 'git', lines.join('\n'));
  const { PATH } = process.env;
  process.env.PATH = `${folder}:${PATH}`;
  try {
    const error: unknown = await work().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { calls: Number(readFileSync(count, 'utf8')), error };
  } finally {
    process.env.PATH = PATH;
  }
}

const commitIn = async (dir: string): Promise<unknown> => commitChanges(await open(dir), breakRequest);

type Fresh = { readonly dir: string; readonly before: Record<string, string> };

function freshRepo(hooks: Readonly<Record<string, string>> = {}): Fresh {
  const dir = newRepo();
  leaveUserWork(dir);
  for (const [hook, body] of Object.entries(hooks)) script(dir, `.git/hooks/${hook}`, body);
  return { dir, before: snapshotUserState(dir) };
}

/** Hooks that do nothing: each is a call of git more. */
const HOOKS = { 'pre-commit': 'exit 0', 'commit-msg': 'exit 0', 'post-commit': 'exit 0' };

const isMade = (dir: string): boolean => git(dir, 'log', '-1', '--format=%s') === 'change of every kind\n';

function expectWhole({ dir, before }: Fresh): 'old' | 'new' {
  expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  expect(snapshotUserState(dir).gitDir).not.toMatch(/grantbook|\.lock/);
  if (!isMade(dir)) {
    expect(snapshotUserState(dir)).toEqual(before);
    return 'old';
  }
  expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
  return 'new';
}

/** Of so many calls one goes wrong, but where everything is asked for. */
const DRAWN = process.env.TIER === 'all' ? 1 : 4;
const first = 1 + (Number(process.env.FUZZ_SEED ?? 0) % DRAWN);

describe('a commit of which one child, a git, goes wrong', () => {
  it.each(Object.keys(WAYS) as Way[])(
    '%s: it is done, or refused and all is as it was at once',
    async (way) => {
      const ends = { old: 0, new: 0 };
      for (let at = first; ; at += DRAWN) {
        const fresh = freshRepo(HOOKS);
        const { calls, error } = await withBroken({ way, at: [at] }, () => commitIn(fresh.dir));
        const state = expectWhole(fresh);
        ends[state] += 1;
        if (state === 'new') expect(error).toBeUndefined();
        else expect(error).toEqual(expect.objectContaining({ message: expect.stringMatching(/[\w)]$/) }));
        if (state === 'old') expect(error).toBeInstanceOf(CannotError);
        if (calls < at) break;
      }
      expect(ends.old).toBeGreaterThan(10 / DRAWN);
      expect(ends.new).toBeGreaterThan(0);
    },
    120_000,
  );

  it('killed while it holds the branch: nothing of its locks stays', async () => {
    const fresh = freshRepo({ 'reference-transaction': 'test "$1" != prepared || kill -9 $PPID' });
    await expect(commitIn(fresh.dir)).rejects.toBeInstanceOf(CannotError);
    expect(expectWhole(fresh)).toBe('old');
    rmSync(join(fresh.dir, '.git/hooks/reference-transaction'));
    await commitIn(fresh.dir);
    expect(expectWhole(fresh)).toBe('new');
  });

  it('killed when it has moved the branch: the deed counts', async () => {
    const fresh = freshRepo({ 'reference-transaction': 'test "$1" != committed || kill -9 $PPID' });
    await commitIn(fresh.dir);
    expect(expectWhole(fresh)).toBe('new');
  });

  it('killed when it has moved the branch, and the next one as well: the next command finds out', async () => {
    const [probe, fresh] = [freshRepo(), freshRepo()];
    const { calls } = await withBroken({ way: 'failing', at: [0] }, () => commitIn(probe.dir));
    const broken: Broken = { way: 'killed after its work', at: [calls, calls + 1] };
    const { error } = await withBroken(broken, () => commitIn(fresh.dir));
    expect(String(error)).toContain('not known');
    expect(isMade(fresh.dir)).toBe(true);
    expect(await endLeftBehind(fresh.dir)).toMatchObject([{ outcome: 'committed' }]);
    expect(expectWhole(fresh)).toBe('new');
  });
});

describe('a git that outlives the command that started it', () => {
  it('and comes to move the branch when the change was taken back already: gives up', async () => {
    const fresh = freshRepo();
    const folder = newFolder();
    // It ends its parent, and begins when told so; what it says reaches somebody, as it would end of a closed pipe.
    const wait = `while [ ! -e '${folder}/go' ]; do sleep 0.05; done; exec > '${folder}/said' 2>&1`;
    const late = `kill -9 $PPID; ${wait}; "${GIT}" "$@"; touch '${folder}/ended'; exit`;
    script(folder, 'git', `case "$*" in *update-ref*) ${late};; esac\n"${GIT}" "$@"`);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const args = ['--import', 'tsx', new URL(WORKER).pathname, fresh.dir, 'commit'];
    spawn(process.execPath, args, { env, stdio: 'ignore' });
    await vi.waitUntil(() => git(fresh.dir, 'status', '--porcelain', 'project-data') !== '', 20_000);
    await vi.waitUntil(async () => (await endLeftBehind(fresh.dir)).length > 0, 20_000);
    expect(expectWhole(fresh)).toBe('old');
    write(folder, { go: '' });
    await vi.waitUntil(() => existsSync(join(folder, 'ended')), 20_000);
    expect(expectWhole(fresh)).toBe('old');
  });
});

describe('a recovery of which one child, a git, goes wrong', () => {
  it.each(Object.keys(WAYS) as Way[])(
    '%s: it is refused, and the next one ends it',
    async (way) => {
      const cut = freshRepo();
      // Cut off when the branch was about to move: files and index hold the change.
      const args = ['--import', 'tsx', '--import', BREAK, new URL(WORKER).pathname, cut.dir, 'commit'];
      spawnSync(process.execPath, args, { env: { ...process.env, BREAK_ON: 'spawn .*update-ref' } });
      expect(git(cut.dir, 'status', '--porcelain', 'project-data')).toContain('project-data/risks.yaml');
      let refused = 0;
      for (let at = 1; ; at += 1) {
        const dir = newFolder();
        cpSync(cut.dir, dir, { recursive: true });
        const { calls, error } = await withBroken({ way, at: [at] }, () => endLeftBehind(dir));
        if (error !== undefined) {
          expect(error).toBeInstanceOf(CannotError);
          expect(await endLeftBehind(dir)).toHaveLength(1);
          refused += 1;
        }
        expect(expectWhole({ ...cut, dir })).toBe('old');
        if (calls < at) break;
      }
      expect(refused).toBeGreaterThan(0);
    },
    120_000,
  );
});
