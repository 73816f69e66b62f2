import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endLeftBehind } from '../../src/io/git/left-behind.ts';
import { breakPaths } from '../io/break-request.ts';
import { git, leaveUserWork, newRepo, read, snapshotOthers, snapshotUserState } from '../io/sandbox.ts';
import { note } from '../scorecard/figures.ts';

const [BREAK = '', WORKER = ''] = ['break-at.ts', 'break-worker.ts'].map(
  (name) => new URL(`../io/${name}`, import.meta.url).pathname,
);
const RISKS = 'project-data/risks.yaml';

type End = { readonly said: string; readonly calls: number };

/** Makes a commit while somebody else does something before one of its steps, by its number or as it is described. */
function commitWhile(dir: string, { at = 0, on, run }: { at?: number; on?: string; run: string }): End {
  const env = {
    ...process.env,
    BREAK_AT: String(at),
    BREAK_HOW: 'run',
    ...(on !== undefined && { BREAK_ON: on }),
    BREAK_RUN: `cd '${dir}' && ${run}`,
  };
  const args = ['--import', 'tsx', '--import', BREAK, WORKER, dir, 'commit'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { said: stdout, calls: Number(stderr) };
}

type Scene = { readonly dir: string; readonly before: State; readonly others: State };
type State = Record<string, string>;

function freshRepo(): Scene {
  const dir = newRepo();
  leaveUserWork(dir);
  return { dir, before: snapshotUserState(dir), others: snapshotOthers(dir, breakPaths) };
}

const subject = (dir: string): string => git(dir, 'log', '-1', '--format=%s').trim();

/** What somebody else does, and what has to hold of it afterwards whether our commit was made or not. */
type Other = {
  readonly what: string;
  readonly run: string;
  /** What they have made is as they made it; it is put away, so that the rest can be compared. */
  readonly expectTheirs: (scene: Scene) => void;
};

const OTHERS: readonly Other[] = [
  {
    what: 'moves the branch',
    // As a commit does it: only from where the branch was.
    run: 'old=$(git rev-parse HEAD); new=$(git commit-tree -p $old -m theirs $old^{tree}); git update-ref HEAD $new $old',
    expectTheirs: ({ dir }) => {
      expect(git(dir, 'log', '--format=%s')).toContain('theirs');
      if (subject(dir) === 'theirs') git(dir, 'update-ref', 'HEAD', 'HEAD~1');
    },
  },
  {
    what: 'stages a file',
    // Where ours holds the index at that moment, git refuses theirs.
    run: 'echo late > late.md; git add late.md || :',
    expectTheirs: ({ dir }) => {
      expect(git(dir, 'status', '--porcelain', 'late.md')).toMatch(/^(A |\?\?) late\.md\n$/);
      git(dir, 'rm', '--quiet', '--force', '--ignore-unmatch', 'late.md');
      rmSync(join(dir, 'late.md'), { force: true });
    },
  },
  {
    what: 'edits a file that is to change',
    run: `echo mine > ${RISKS}`,
    expectTheirs: ({ dir }) => {
      expect(read(dir, RISKS)).toBe('mine\n');
      git(dir, 'checkout-index', '--force', RISKS);
    },
  },
  {
    what: 'locks the index and keeps it',
    run: 'set -C; echo theirs > .git/index.lock || :',
    expectTheirs: ({ dir }) => rmSync(join(dir, '.git/index.lock'), { force: true }),
  },
];

/** Of so many steps one is tried, but where everything is asked for. */
const DRAWN = process.env.TIER === 'all' ? 8 : 24;
const first = 1 + (Number(process.env.FUZZ_SEED ?? 0) % DRAWN);

describe('somebody else, before any step of a commit', () => {
  it.each(OTHERS)(
    '$what: what they did stays, and ours is whole or not made',
    ({ run, expectTheirs }) => {
      const ends = { made: 0, refused: 0 };
      for (let at = first; ; at += DRAWN) {
        const scene = freshRepo();
        const { said, calls } = commitWhile(scene.dir, { at, run });
        if (calls < at) break;
        const made = said === 'done';
        ends[made ? 'made' : 'refused'] += 1;
        expect([at, said]).toEqual([at, expect.stringMatching(/^(done$|refused: .)/)]);
        expectTheirs(scene);
        expectOurs(scene, made);
      }
      note({ what: 'in between: commits made', unit: 'count', join: 'sum', value: ends.made });
      note({ what: 'in between: commits refused', unit: 'count', join: 'sum', value: ends.refused });
      expect(ends.made + ends.refused).toBeGreaterThan(2);
    },
    600_000,
  );
});

describe('somebody who writes into a file at the very moment at which it is', () => {
  it.each([
    ['replaced', RISKS, 'renameSync .*risks\\.yaml$'],
    ['taken away', 'project-data/partners.yaml', 'rmSync .*partners\\.yaml$'],
  ])('%s: keeps what they wrote', (_, path, on) => {
    const scene = freshRepo();
    const { said } = commitWhile(scene.dir, { on, run: `echo mine > ${path}` });
    expect(said).toMatch(/^refused: .*was edited in the meantime$/);
    expect(read(scene.dir, path)).toBe('mine\n');
    git(scene.dir, 'checkout-index', '--force', path);
    expectOurs(scene, false);
  });
});

describe('somebody who makes a file at the very moment at which ours is', () => {
  it('keeps theirs', () => {
    const scene = freshRepo();
    const path = 'project-data/new/folder/x.yaml';
    const { said } = commitWhile(scene.dir, {
      on: '(linkSync|renameSync) .*\\.tmp .*x\\.yaml$',
      run: `echo mine > ${path}`,
    });
    expect(said).toMatch(/^refused: .*(was edited in the meantime|could not be taken back whole)/);
    expect(read(scene.dir, path)).toBe('mine\n');
    rmSync(join(scene.dir, 'project-data/new'), { recursive: true });
  });
});

function expectOurs({ dir, before, others }: Scene, made: boolean): void {
  expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  const now = snapshotUserState(dir);
  expect(now.gitDir).not.toMatch(/grantbook|\.lock/);
  expect(git(dir, 'log', '--format=%s').includes('change of every kind')).toBe(made);
  if (!made) expect([now.index, now.staged, now.files]).toEqual([before.index, before.staged, before.files]);
  else {
    expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
    expect({ ...snapshotOthers(dir, breakPaths), files: '' }).toEqual({ ...others, files: '' });
  }
}

describe('somebody who stages a file after a command was cut off', () => {
  it('keeps it: only what the command had entered goes back', async () => {
    const { dir, before } = freshRepo();
    const args = ['--import', 'tsx', '--import', BREAK, WORKER, dir, 'commit'];
    spawnSync(process.execPath, args, { env: { ...process.env, BREAK_ON: 'spawn .*update-ref' } });
    spawnSync('sh', ['-c', 'echo late > late.md; git add late.md'], { cwd: dir });
    expect(await endLeftBehind(dir)).toMatchObject([{ outcome: 'taken back' }]);
    expect(git(dir, 'status', '--porcelain', 'late.md')).toBe('A  late.md\n');
    git(dir, 'rm', '--quiet', '--force', 'late.md');
    const { index, staged, files } = snapshotUserState(dir);
    expect([index, staged, files]).toEqual([before.index, before.staged, before.files]);
  });
});
