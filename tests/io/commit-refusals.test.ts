import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotError } from '../../src/base/cannot-error.ts';
import { type CommitRequest, commitChanges } from '../../src/io/git/commit-plan.ts';
import { CommitRefused } from '../../src/io/git/commit-refused.ts';
import { thisProcess } from '../../src/io/git/process-holder.ts';
import {
  bytes,
  git,
  leaveUserWork,
  newFolder,
  newRepo,
  open,
  read,
  script,
  snapshotUserState,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
const REQUEST: CommitRequest = {
  writes: new Map([
    [RISKS, bytes('- id: R1\n  title: On time\n')],
    ['project-data/meetings/M-01.yaml', bytes('id: M-01\n')],
  ]),
  deletes: ['project-data/partners.yaml'],
  message: 'risk R1: set title\n',
};

const writing = (path: string): CommitRequest => ({
  writes: new Map([[path, bytes('x: 1\n')]]),
  deletes: [],
  message: 'x\n',
});

async function refusalOf(dir: string, request = REQUEST, repo = open(dir)): Promise<CommitRefused> {
  const error: unknown = await commitChanges(await repo, request).then(
    () => new Error('it was committed'),
    (reason: unknown) => reason,
  );
  if (error instanceof CommitRefused) return error;
  throw error;
}

/** Commits with conflicting content on two branches, main checked out. */
function diverge(dir: string): void {
  git(dir, 'switch', '--quiet', '-c', 'side');
  write(dir, { 'clash.md': 'side\n' });
  git(dir, 'add', 'clash.md');
  git(dir, 'commit', '--quiet', '-m', 'side');
  git(dir, 'switch', '--quiet', 'main');
  write(dir, { 'clash.md': 'main\n' });
  git(dir, 'add', 'clash.md');
  git(dir, 'commit', '--quiet', '-m', 'main');
}

function failing(dir: string, ...args: string[]): void {
  expect(() => git(dir, ...args)).toThrow();
}

type Row = readonly [
  what: string,
  refusal: CommitRefused['refusal'],
  arrange: (dir: string) => void,
  request?: CommitRequest,
];

const ROWS: readonly Row[] = [
  [
    'a merge in progress',
    'in-progress',
    (dir) => {
      diverge(dir);
      failing(dir, 'merge', 'side');
    },
  ],
  [
    'a rebase in progress',
    'in-progress',
    (dir) => {
      diverge(dir);
      failing(dir, 'rebase', 'side');
    },
  ],
  [
    'a cherry-pick in progress',
    'in-progress',
    (dir) => {
      diverge(dir);
      failing(dir, 'cherry-pick', 'side');
    },
  ],
  [
    'a revert in progress',
    'in-progress',
    (dir) => {
      diverge(dir);
      write(dir, { 'clash.md': 'later\n' });
      git(dir, 'commit', '--quiet', '-am', 'later');
      failing(dir, 'revert', '--no-edit', 'HEAD~1');
    },
  ],
  [
    'a bisect in progress',
    'in-progress',
    (dir) => {
      git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'second');
      git(dir, 'bisect', 'start', 'HEAD', 'HEAD~1');
    },
  ],
  ['a detached HEAD', 'detached', (dir) => void git(dir, 'checkout', '--quiet', '--detach')],
  ['no name', 'no-identity', (dir) => void git(dir, 'config', '--unset', 'user.name')],
  ['no address', 'no-identity', (dir) => void git(dir, 'config', '--unset', 'user.email')],
  ['a locked index', 'index-locked', (dir) => write(dir, { '.git/index.lock': '' })],
  [
    'a living grantbook',
    'locked',
    (dir) => write(dir, { '.git/grantbook.lock': JSON.stringify(thisProcess()) }),
  ],
  [
    'a grantbook on another machine',
    'locked',
    (dir) => write(dir, { '.git/grantbook.lock': JSON.stringify({ pid: 1, host: `not-${hostname()}` }) }),
  ],
  ['a target edited by hand', 'dirty', (dir) => write(dir, { [RISKS]: 'mine\n' })],
  [
    'a target edited and staged',
    'dirty',
    (dir) => {
      write(dir, { [RISKS]: 'mine\n' });
      git(dir, 'add', RISKS);
    },
  ],
  [
    'a target with a staged edit that the work tree took back',
    'dirty',
    (dir) => {
      const old = read(dir, RISKS);
      write(dir, { [RISKS]: 'mine\n' });
      git(dir, 'add', RISKS);
      write(dir, { [RISKS]: old });
    },
  ],
  ['a target removed by hand', 'dirty', (dir) => rmSync(join(dir, RISKS))],
  ['a target removed from the index', 'dirty', (dir) => void git(dir, 'rm', '--cached', '--quiet', RISKS)],
  ['a staged mode of a target', 'dirty', (dir) => void git(dir, 'update-index', '--chmod=+x', RISKS)],
  ['a new file that exists', 'dirty', (dir) => write(dir, { 'project-data/meetings/M-01.yaml': 'mine\n' })],
  [
    'a file to delete that was edited',
    'dirty',
    (dir) => write(dir, { 'project-data/partners.yaml': 'mine\n' }),
  ],
  [
    'a target with a conflict',
    'unmerged',
    (dir) => {
      const id = git(dir, 'rev-parse', `HEAD:${RISKS}`).trim();
      const input = [1, 2, 3].map((stage) => `100644 ${id} ${stage}\t${RISKS}\n`).join('');
      script(
        dir,
        '.git/conflict',
        `git rm -q --cached ${RISKS}; printf '${input}' | git update-index --index-info`,
      );
      git(dir, '-c', 'alias.conflict=!sh .git/conflict', 'conflict');
    },
  ],
  ['an ignored new file', 'ignored', (dir) => write(dir, { '.gitignore': 'M-*.yaml\n' })],
  [
    'a target that is a symbolic link',
    'symlink',
    (dir) => {
      rmSync(join(dir, RISKS));
      symlinkSync('/etc/passwd', join(dir, RISKS));
    },
  ],
  [
    'a folder that is a symbolic link',
    'symlink',
    (dir) => symlinkSync(newFolder(), join(dir, 'project-data/meetings')),
  ],
  [
    'a target that is a folder',
    'not-a-file',
    (dir) => mkdirSync(join(dir, 'project-data/meetings/M-01.yaml'), { recursive: true }),
  ],
  ['a file where a folder is needed', 'not-a-file', (dir) => write(dir, { 'project-data/meetings': '' })],
  [
    'a submodule on the way',
    'other-repository',
    (dir) => void git(dir, 'init', '--quiet', 'project-data/meetings'),
  ],
  ['a filter on a target', 'transformed', (dir) => write(dir, { '.gitattributes': '*.yaml filter=lfs\n' })],
  [
    'an encoding on a target',
    'transformed',
    (dir) => write(dir, { '.gitattributes': '*.yaml working-tree-encoding=UTF-16\n' }),
  ],
  ['a failing pre-commit hook', 'hook-failed', (dir) => void script(dir, '.git/hooks/pre-commit', 'exit 1')],
  ['a failing commit-msg hook', 'hook-failed', (dir) => void script(dir, '.git/hooks/commit-msg', 'exit 1')],
  [
    'a hook that empties the message',
    'empty-message',
    (dir) => void script(dir, '.git/hooks/commit-msg', ': > "$1"'),
  ],
  [
    'a hook that adds files',
    'hook-changed-files',
    (dir) => void script(dir, '.git/hooks/pre-commit', 'git add dirty.md'),
  ],
  [
    'an update of the branch that a hook refuses',
    'failed',
    (dir) => void script(dir, '.git/hooks/reference-transaction', 'test "$1" != prepared'),
  ],
  ['a locked branch', 'failed', (dir) => write(dir, { '.git/refs/heads/main.lock': '' })],
  [
    'a key that cannot sign',
    'signing-failed',
    (dir) => {
      git(dir, 'config', 'commit.gpgsign', 'true');
      git(dir, 'config', 'gpg.format', 'ssh');
      git(dir, 'config', 'user.signingkey', join(dir, 'no-such-key'));
    },
  ],
  [
    'a signing program that fails',
    'signing-failed',
    (dir) => {
      git(dir, 'config', 'commit.gpgsign', 'true');
      git(dir, 'config', 'gpg.program', script(newFolder(), 'gpg', 'exit 1'));
    },
  ],
  ['no change', 'nothing-to-commit', () => undefined, { ...REQUEST, writes: new Map(), deletes: [] }],
  [
    'an edit by hand that is not what was checked',
    'changed-meanwhile',
    (dir) => write(dir, { [RISKS]: 'later\n' }),
    { ...REQUEST, allowDirty: new Set([RISKS]) },
  ],
  ['a message with a NUL', 'failed', () => undefined, { ...REQUEST, message: 'a\0b\n' }],
  ['an empty message', 'empty-message', () => undefined, { ...REQUEST, message: ' \n' }],
  ...['../outside.yaml', '/etc/x', 'project-data/../../x', 'project-data//x', '.git/hooks/pre-commit'].map(
    unsafe,
  ),
  ...['.GIT/x', 'project-data/.git/config', 'git~1/x', '.git. /x', '.gi\u200ct/x', 'a\0b', 'C:/x'].map(
    unsafe,
  ),
  ...['.git::$INDEX_ALLOCATION/x', 'a\\.git\\x', `${'a'.repeat(300)}.yaml`, './x', ''].map(unsafe),
  ...[
    'project-data/CON',
    'project-data/nul.md',
    'project-data/x.',
    'project-data/x ',
    'project-data/a\nb',
  ].map(unsafe),
  ...['project-data/a:b', 'project-data/a*.yaml', 'project-data/a\\b'].map(unsafe),
  [
    'a name that is a neighbour’s but for case',
    'collision',
    () => undefined,
    writing('project-data/RISKS.yaml'),
  ],
  [
    'two new names that are one on some systems',
    'collision',
    () => undefined,
    {
      ...REQUEST,
      writes: new Map([
        ...writing('project-data/é.yaml').writes,
        ...writing('project-data/e\u0301.yaml').writes,
      ]),
    },
  ],
];

function unsafe(path: string): Row {
  return [`the path ${JSON.stringify(path)}`, 'unsafe-path', () => undefined, writing(path)];
}

const CONFLICTS = new Set(['index-locked', 'locked', 'head-moved', 'changed-meanwhile']);

describe('a commit is refused, and everything is as it was, for', () => {
  const rows = ROWS.map(([what, refusal, arrange, request]) => ({ what, refusal, arrange, request }));

  it.each(rows)('$what', async ({ refusal, arrange, request }) => {
    const dir = newRepo();
    if (refusal !== 'in-progress') leaveUserWork(dir);
    arrange(dir);
    const before = snapshotUserState(dir);
    const refused = await refusalOf(dir, request);
    expect(refused.refusal).toBe(refusal);
    expect(refused.kind).toBe(CONFLICTS.has(refusal) ? 'conflict' : 'environment');
    expect(refused.message).toMatch(/\S/);
    expect(snapshotUserState(dir)).toEqual(before);
  });

  it('a repository without a work tree', async () => {
    const dir = newRepo();
    git(dir, 'config', 'core.bare', 'true');
    expect((await refusalOf(dir)).refusal).toBe('bare');
  });
});

describe('somebody else at work', () => {
  it('moves the branch before the commit: a conflict', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    const repo = open(dir);
    await repo;
    const theirs = git(dir, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'theirs').trim();
    git(dir, 'update-ref', 'HEAD', theirs);
    const before = snapshotUserState(dir);
    expect((await refusalOf(dir, REQUEST, repo)).refusal).toBe('head-moved');
    expect(snapshotUserState(dir)).toEqual(before);
  });

  it('moves the branch while our hook runs: a conflict, and their commit stays', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    const theirs = git(dir, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'theirs').trim();
    script(dir, '.git/hooks/commit-msg', `git update-ref HEAD ${theirs}`);
    const { files, index, staged } = snapshotUserState(dir);
    expect((await refusalOf(dir)).refusal).toBe('head-moved');
    expect(snapshotUserState(dir)).toMatchObject({ files, index, staged });
    expect(git(dir, 'log', '-1', '--format=%s')).toBe('theirs\n');
  });

  it('edits a target while our hook runs: a conflict, and their edit stays', async () => {
    const dir = newRepo();
    script(dir, '.git/hooks/commit-msg', `echo mine > ${RISKS}`);
    const { head, index } = snapshotUserState(dir);
    expect((await refusalOf(dir)).refusal).toBe('changed-meanwhile');
    expect(snapshotUserState(dir)).toMatchObject({ head, index });
    expect(git(dir, 'status', '--porcelain')).toBe(` M ${RISKS}\n`);
  });

  it('locks the index while our hook runs: a conflict, and the lock stays', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    script(dir, '.git/hooks/commit-msg', 'echo theirs > .git/index.lock');
    const { files, head, index } = snapshotUserState(dir);
    expect((await refusalOf(dir)).refusal).toBe('index-locked');
    expect(read(dir, '.git/index.lock')).toBe('theirs\n');
    rmSync(join(dir, '.git/index.lock'));
    expect(snapshotUserState(dir)).toMatchObject({ files, head, index });
  });

  it('stages a file while our hook runs: both stay', async () => {
    const dir = newRepo();
    script(dir, '.git/hooks/commit-msg', 'unset GIT_INDEX_FILE; echo late > late.md; git add late.md');
    await commitChanges(await open(dir), REQUEST);
    expect(git(dir, 'status', '--porcelain')).toBe('A  late.md\n');
  });

  it('makes four commits at once: each is whole or refused as a conflict', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    const repo = await open(dir);
    const paths = ['a', 'b', 'c', 'd'].map((name) => `project-data/${name}.yaml`);
    const results = await Promise.allSettled(paths.map((path) => commitChanges(repo, writing(path))));
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict' });
    }
    expect(git(dir, 'rev-list', '--count', 'HEAD')).toBe('2\n');
    expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
    expect(git(dir, 'fsck', '--strict')).toBe('');
  });
});

describe('a lock left behind', () => {
  it.each([
    ['by a dead process', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['by a process whose number was given to another', JSON.stringify({ ...thisProcess(), started: '1' })],
    ['empty by a power cut', ''],
    ['cut short by a power cut', '{"pid":'],
    ['with no owner in it', 'null'],
  ])('%s is taken over, with all that the dead one left', async (_, content) => {
    const dir = newRepo();
    const clean = snapshotUserState(dir).gitDir;
    write(dir, { '.git/grantbook.lock': content, '.git/grantbook-tx-dead00/index': 'x' });
    await commitChanges(await open(dir), REQUEST);
    const names = (text: string | undefined): string[] | undefined =>
      text?.match(/\tgrantbook.*/g) ?? undefined;
    expect(names(snapshotUserState(dir).gitDir)).toEqual(names(clean));
  });
});

describe('a refusal', () => {
  it('repeats what the hook said, without what a terminal would obey', async () => {
    const dir = newRepo();
    script(dir, '.git/hooks/pre-commit', "printf 'line one\\nbad \\033[31mred\\n' >&2; exit 1");
    const refused = await refusalOf(dir);
    expect(refused.hint).toBe('it said:\nline one\nbad \\u{1b}[31mred');
  });

  it('that cannot be taken back whole says so', async () => {
    const dir = newRepo();
    // The hook puts a file of the user's into the folder that the rollback would remove.
    script(dir, '.git/hooks/reference-transaction', `touch project-data/meetings/mine; exit 1`);
    const error: unknown = await commitChanges(await open(dir), REQUEST).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CannotError);
    expect(String(error)).toContain('could not be taken back whole');
    expect(git(dir, 'status', '--porcelain')).toBe('?? project-data/meetings/\n');
  });

  it('writes no file outside the book through a link', async () => {
    const dir = newRepo();
    const outside = newFolder();
    symlinkSync(outside, join(dir, 'project-data/meetings'));
    await refusalOf(dir);
    expect(readdirSync(outside)).toEqual([]);
  });
});
