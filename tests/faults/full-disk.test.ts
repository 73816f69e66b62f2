import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breakPaths } from '../io/break-request.ts';
import { git, leaveUserWork, newFolder, newRepo, snapshotOthers, snapshotUserState } from '../io/sandbox.ts';
import { note } from '../scorecard/figures.ts';
import { mayMount, withOwnMounts } from '../support/own-mounts.ts';

const [BREAK, WORKER] = ['break-at.ts', 'break-worker.ts'].map(
  (name) => new URL(`../io/${name}`, import.meta.url).pathname,
);

/** The worker, as a word of shell: it says how it ended, and is killed where BREAK_ON says so. */
const worker = `"${process.execPath}" --import tsx --import "${BREAK}" "${WORKER}"`;

type Repo = { readonly dir: string; readonly before: Record<string, string>; readonly others: State };
type State = Record<string, string>;

function freshRepo(): Repo {
  const dir = newRepo();
  leaveUserWork(dir);
  return { dir, before: snapshotUserState(dir), others: snapshotOthers(dir, breakPaths) };
}

/** A disk of 8 MB that holds the repository; how it is filled but for so many kilobytes, and emptied again. */
const disk = (dir: string, mount: string): string =>
  `mount -t tmpfs -o size=8m full '${mount}'; cp -a '${dir}' '${mount}/repo'`;
const fill = (mount: string, free: number): string =>
  `dd if=/dev/zero of='${mount}/filler' bs=4k 2>/dev/null || :; truncate -s -${free}K '${mount}/filler'`;
const keepAs = (mount: string, name: string): string => `cp -a '${mount}/repo' '${name}'`;

/** Expects all of the change or nothing of it, and the rest of the user's work as it was. */
function expectWhole({ before, others }: Repo, dir: string): 'old' | 'new' {
  expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  expect(snapshotUserState(dir).gitDir).not.toMatch(/grantbook|\.lock/);
  if (git(dir, 'log', '-1', '--format=%s') !== 'change of every kind\n') {
    expect(snapshotUserState(dir)).toEqual(before);
    return 'old';
  }
  expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
  expect({ ...snapshotOthers(dir, breakPaths), files: '' }).toEqual({ ...others, files: '' });
  return 'new';
}

/** Of so many sizes one is tried, but where everything is asked for. */
const DRAWN = process.env.TIER === 'all' ? 1 : 5;
const first = Number(process.env.FUZZ_SEED ?? 0) % DRAWN;
const SIZES = Array.from({ length: 26 }, (_, i) => i * 4).filter((_, i) => i % DRAWN === first);

describe.skipIf(!mayMount())('a disk that is full', () => {
  it.each(SIZES)('but for %i KB: a commit is done, or refused and nothing of it stays', (free) => {
    const repo = freshRepo();
    const [mount, out] = [newFolder(), newFolder()];
    const said = withOwnMounts(
      [
        disk(repo.dir, mount),
        fill(mount, free),
        `${worker} '${mount}/repo' commit 2>/dev/null`,
        keepAs(mount, `${out}/after`),
      ].join('\n'),
      process.env,
    );
    const state = expectWhole(repo, join(out, 'after'));
    expect(said).toMatch(
      state === 'new'
        ? /^done$/
        : /^refused: .*(no space is left|No space left|Out of diskspace|write error)/,
    );
    note({
      what: `full disk: ${state === 'new' ? 'done' : 'refused'}`,
      unit: 'count',
      join: 'sum',
      value: 1,
    });
  });

  const CUTS = {
    'before its files are in place': 'renameSync .*risks.yaml$',
    'before the index is': 'renameSync .*index$',
    'before the branch moves': 'spawn .*update-ref',
    'after the branch has moved': 'rmSync .*\\.bak',
  };
  it.each(Object.entries(CUTS))(
    'when a command was cut off %s: the next one ends it all the same',
    (_, on) => {
      const repo = freshRepo();
      const [mount, out] = [newFolder(), newFolder()];
      const said = withOwnMounts(
        [
          disk(repo.dir, mount),
          `BREAK_ON='${on}' ${worker} '${mount}/repo' commit >/dev/null 2>&1 || :`,
          keepAs(mount, `${out}/cut`),
          fill(mount, 0),
          `${worker} '${mount}/repo' recover 2>/dev/null`,
          keepAs(mount, `${out}/full`),
        ].join('\n'),
        process.env,
      );
      expect(snapshotUserState(join(out, 'cut')).gitDir).toContain('journal.json');
      expect(said).toBe('done');
      expect(expectWhole(repo, join(out, 'full'))).toBe(on.includes('bak') ? 'new' : 'old');
    },
  );
});
