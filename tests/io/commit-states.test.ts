import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../src/io/git/commit-plan.ts';
import { breakPaths, breakRequest } from './break-request.ts';
import {
  git,
  leaveUserWork,
  newFolder,
  newRepo,
  open,
  read,
  script,
  snapshotOthers,
  snapshotUserState,
  write,
} from './sandbox.ts';

/** A state of a repository in which a commit is made. */
type State = {
  readonly what: string;
  readonly init?: readonly string[];
  /** Brings it about; returns the work tree, where it is another one. */
  readonly arrange?: (dir: string) => string | undefined;
  /** What holds in this state besides. */
  readonly afterwards?: (dir: string) => void;
};

function asAda(dir: string): string {
  git(dir, 'config', 'user.name', 'Ada Noor');
  git(dir, 'config', 'user.email', 'ada@example.org');
  return dir;
}

function set(name: string, value: string): NonNullable<State['arrange']> {
  return (dir) => {
    git(dir, 'config', name, value);
    return undefined;
  };
}

function hook(name: string, body: string): NonNullable<State['arrange']> {
  return (dir) => {
    script(dir, `.git/hooks/${name}`, body);
    return undefined;
  };
}

const NO_LOCK = '! ls .git/*.lock .git/refs/heads/*.lock 2>/dev/null | grep -v grantbook';

const STATES: readonly State[] = [
  { what: 'an ordinary one' },
  {
    what: 'a linked worktree',
    arrange: (dir) => {
      const linked = join(newFolder(), 'linked');
      git(dir, 'worktree', 'add', '--quiet', '-b', 'side', linked);
      return linked;
    },
  },
  { what: 'one of SHA-256', init: ['--object-format=sha256'] },
  {
    what: 'a shallow clone',
    arrange: (dir) => {
      git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'second');
      const shallow = join(newFolder(), 'shallow');
      git(dir, 'clone', '--quiet', '--depth=1', `file://${dir}`, shallow);
      return asAda(shallow);
    },
  },
  {
    what: 'a sparse checkout',
    arrange: (dir) => {
      write(dir, { 'elsewhere/a.md': 'a\n' });
      git(dir, 'add', 'elsewhere');
      git(dir, 'commit', '--quiet', '-m', 'elsewhere');
      git(dir, 'sparse-checkout', 'set', '--cone', 'project-data', 'schemas');
      return undefined;
    },
    afterwards: (dir) => {
      expect(git(dir, 'ls-files', '-v', 'elsewhere')).toBe('S elsewhere/a.md\n');
      expect(existsSync(join(dir, 'elsewhere'))).toBe(false);
    },
  },
  { what: 'one with core.autocrlf=true', arrange: set('core.autocrlf', 'true') },
  { what: 'one with core.autocrlf=input', arrange: set('core.autocrlf', 'input') },
  { what: 'one with user.useConfigOnly', arrange: set('user.useConfigOnly', 'true') },
  {
    what: 'one with a conflict in another file',
    arrange: (dir) => {
      const id = git(dir, 'rev-parse', 'HEAD:schemas/risks.schema.json').trim();
      const lines = [1, 2, 3].map((stage) => `100644 ${id} ${stage}\tclash.md\\n`).join('');
      script(dir, '.git/conflict', `printf '${lines}' | git update-index --index-info`);
      git(dir, '-c', 'alias.conflict=!sh .git/conflict', 'conflict');
      return undefined;
    },
    afterwards: (dir) => expect(git(dir, 'ls-files', '--unmerged').split('\n')).toHaveLength(4),
  },
  {
    what: 'one whose hook before a commit is not executable',
    arrange: (dir) => {
      write(dir, { '.git/hooks/pre-commit': '#!/bin/sh\nexit 1\n' });
      return undefined;
    },
  },
  {
    what: 'one whose hooks look for locks of git, as a slow one would hold them up',
    arrange: (dir) => {
      for (const name of ['pre-commit', 'commit-msg']) script(dir, `.git/hooks/${name}`, NO_LOCK);
      return undefined;
    },
  },
  { what: 'one whose hook after a commit fails', arrange: hook('post-commit', 'exit 1') },
  {
    what: 'one whose hook adds to the message',
    arrange: hook('commit-msg', 'printf "\\nChange-Id: I1\\n" >> "$1"'),
    afterwards: (dir) =>
      expect(git(dir, 'log', '-1', '--format=%(trailers:key=Change-Id,valueonly)')).toContain('I1'),
  },
];

describe('a commit in a repository that is', () => {
  it.each(STATES)('$what: holds its own, and leaves all else as it was', async (state) => {
    const { init = [], arrange, afterwards } = state;
    const made = newRepo({ init });
    const dir = arrange?.(made) ?? made;
    if (!state.what.includes('sparse')) leaveUserWork(dir);
    const before = snapshotOthers(dir, breakPaths);
    const { oid } = await commitChanges(await open(dir), breakRequest);
    expectMade(dir, oid);
    expect({ ...snapshotOthers(dir, breakPaths), files: '' }).toEqual({ ...before, files: '' });
    afterwards?.(dir);
    const next = { ...breakRequest, writes: new Map([['project-data/next.yaml', Buffer.from('x: 1\n')]]) };
    await commitChanges(await open(dir), { ...next, deletes: [], message: 'next\n' });
    expect(git(dir, 'rev-parse', 'HEAD~1').trim()).toBe(oid);
  });
});

/** What holds after every commit: all of it is there, nothing of ours is left, and git finds all in order. */
function expectMade(dir: string, oid: string): void {
  expect(git(dir, 'rev-parse', 'HEAD').trim()).toBe(oid);
  expect(
    git(dir, 'diff-tree', '-r', '--no-commit-id', '--name-only', 'HEAD').trim().split('\n').sort(),
  ).toEqual([...breakPaths].sort());
  expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
  expect(read(dir, 'project-data/new/folder/x.yaml')).toBe('id: x\n');
  expect(existsSync(join(dir, 'project-data/partners.yaml'))).toBe(false);
  expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  expect(snapshotUserState(dir).gitDir).not.toMatch(/grantbook|\.lock/);
}
