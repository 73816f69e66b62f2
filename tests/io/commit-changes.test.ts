import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommitRequest, commitChanges } from '../../src/io/git/commit-plan.ts';
import {
  BOOK,
  bytes,
  git,
  leaveUserWork,
  newFolder,
  newRepo,
  open,
  read,
  script,
  snapshotOthers,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
const FRESH = 'project-data/meetings/M-01.yaml';
const GONE = 'project-data/partners.yaml';
const NEW_RISKS = '- id: R1\n  title: On time\n';

const request: CommitRequest = {
  writes: new Map([
    [RISKS, bytes(NEW_RISKS)],
    [FRESH, bytes('id: M-01\n')],
  ]),
  deletes: [GONE],
  message: 'risk R1: set title\n\nBecause.\n\nRecord: R1\n',
};

const changed = (dir: string): string =>
  git(dir, 'diff-tree', '-r', '--no-commit-id', '--name-status', '--root', 'HEAD');

/** Makes objects of which as many stand in one of git's 256 folders as when it thinks of tidying up. */
function pileUp(dir: string): void {
  const blob = (text: string) => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
  const texts = Array.from({ length: 12_000 }, (_, i) => `${i}\n`).filter((text) =>
    blob(text).startsWith('17'),
  );
  expect(texts.length).toBeGreaterThan(30);
  write(dir, Object.fromEntries(texts.map((text, i) => [`.git/pile/${i}`, text])));
  const paths = texts.map((_, i) => `.git/pile/${i}`);
  git(dir, 'hash-object', '-w', '--no-filters', ...paths);
}

describe('a commit', () => {
  it('holds exactly its own paths, and leaves staged, dirty and untracked work as it was', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    const before = snapshotOthers(dir, [RISKS, FRESH, GONE, 'project-data/meetings']);
    const old = git(dir, 'rev-parse', 'HEAD');
    const { oid } = await commitChanges(await open(dir), request);
    expect(git(dir, 'rev-parse', 'HEAD', 'HEAD^')).toBe(`${oid}\n${old}`);
    expect(changed(dir)).toBe(`A\t${FRESH}\nD\t${GONE}\nM\t${RISKS}\n`);
    expect(snapshotOthers(dir, [RISKS, FRESH, GONE, 'project-data/meetings'])).toEqual(before);
    expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
    expect(read(dir, RISKS)).toBe(NEW_RISKS);
    expect(existsSync(join(dir, GONE))).toBe(false);
    expect(git(dir, 'log', '-1', '--format=%B')).toContain('Because.\n\nRecord: R1');
    expect(git(dir, 'reflog', '-1', '--format=%gs')).toBe('grantbook: risk R1: set title\n');
    expect(git(dir, 'fsck', '--strict')).toBe('');
  });

  const packs = (dir: string) =>
    readdirSync(join(dir, '.git/objects/pack')).filter((name) => name.endsWith('.pack'));

  it('has git tidy up where very many objects lie about, and keeps what a graft holds', async () => {
    const dir = newRepo();
    pileUp(dir);
    git(dir, 'config', 'gc.autoDetach', 'false');
    const ancient = git(dir, 'commit-tree', '-m', 'ancient', 'HEAD^{tree}').trim();
    utimesSync(join(dir, '.git/objects', ancient.slice(0, 2), ancient.slice(2)), 0, 0);
    write(dir, { '.git/info/grafts': `${git(dir, 'rev-parse', 'HEAD').trim()} ${ancient}\n` });
    await commitChanges(await open(dir), request);
    expect(packs(dir)).toHaveLength(1);
    expect(git(dir, 'cat-file', '-t', ancient)).toBe('commit\n');
    rmSync(join(dir, '.git/info/grafts'));
    expect(git(dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it.each([
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
  ])('does not where the user has git leave them: %s', async (name, value) => {
    const dir = newRepo();
    pileUp(dir);
    git(dir, 'config', 'gc.autoDetach', 'false');
    git(dir, 'config', name, value);
    await commitChanges(await open(dir), request);
    expect(packs(dir)).toEqual([]);
  });

  it('leaves nothing of its own behind', async () => {
    const dir = newRepo();
    await commitChanges(await open(dir), request);
    expect(readdirSync(join(dir, '.git')).filter((name) => /grantbook|lock/.test(name))).toEqual([]);
    expect(readdirSync(join(dir, 'project-data'))).toEqual(['meetings', 'risks.yaml']);
  });

  it('keeps the mode of a file it changes', async () => {
    const dir = newRepo();
    git(dir, 'update-index', '--chmod=+x', RISKS);
    git(dir, 'checkout-index', '--force', RISKS);
    git(dir, 'commit', '--quiet', '-m', 'executable');
    await commitChanges(await open(dir), request);
    expect(git(dir, 'ls-tree', 'HEAD', RISKS)).toMatch(/^100755 /);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it.each([
    ['-rf.yaml'],
    ['--output=x'],
    [':(top)a'],
    ['it is "quoted" and spaced.yaml'],
    ['été.yaml'],
    ['a[b].yaml'],
  ])('takes a file named %s as a name', async (name) => {
    const dir = newRepo();
    const path = `project-data/${name}`;
    write(dir, { [path]: 'a: 1\n' });
    git(dir, 'add', '-A');
    git(dir, 'commit', '--quiet', '-m', 'odd name');
    const repo = await open(dir);
    await commitChanges(repo, { writes: new Map([[path, bytes('a: 2\n')]]), deletes: [], message: 'odd\n' });
    expect(git(dir, 'diff-tree', '-r', '-z', '--name-only', '--no-commit-id', 'HEAD')).toBe(`${path}\0`);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it('takes more files than fit on a command line', async () => {
    const dir = newRepo();
    const paths = Array.from({ length: 300 }, (_, i) => `project-data/risks/R${i}.yaml`);
    const writes = new Map(paths.map((path, i) => [path, bytes(`id: R${i}\n`)]));
    await commitChanges(await open(dir), { writes, deletes: [], message: 'many\n' });
    expect(changed(dir).split('\n')).toHaveLength(301);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  }, 30_000);

  it('makes the first commit of a repository', async () => {
    const dir = newFolder();
    git(dir, 'init', '--quiet', '--initial-branch=main');
    git(dir, 'config', 'user.name', 'Ada Noor');
    git(dir, 'config', 'user.email', 'ada@example.org');
    const writes = new Map(Object.entries(BOOK).map(([path, text]) => [path, bytes(text)]));
    const { oid } = await commitChanges(await open(dir), { writes, deletes: [], message: 'init\n' });
    expect(git(dir, 'rev-parse', 'main').trim()).toBe(oid);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it('takes a book in a sub-directory', async () => {
    const dir = newRepo({ prefix: 'grants/b wise/' });
    leaveUserWork(dir);
    await commitChanges(await open(join(dir, 'grants/b wise')), request);
    const inBook = (path: string): string => `grants/b wise/${path}`;
    expect(changed(dir)).toBe(`A\t${inBook(FRESH)}\nD\t${inBook(GONE)}\nM\t${inBook(RISKS)}\n`);
    expect(git(dir, 'status', '--porcelain', 'grants')).toBe('');
  });

  it('works in a linked worktree, and leaves the main one alone', async () => {
    const main = newRepo();
    leaveUserWork(main);
    const before = snapshotOthers(main, []);
    const linked = join(newFolder(), 'linked');
    git(main, 'worktree', 'add', '--quiet', '-b', 'side', linked);
    const { oid } = await commitChanges(await open(linked), request);
    expect(git(main, 'rev-parse', 'side').trim()).toBe(oid);
    expect(git(linked, 'status', '--porcelain')).toBe('');
    expect(snapshotOthers(main, [])).toEqual(before);
  });

  it('is written by who git says, whatever the inherited environment points at', async () => {
    const dir = newRepo();
    const other = newRepo();
    process.env.GIT_DIR = join(other, '.git');
    process.env.GIT_INDEX_FILE = join(other, '.git/index');
    try {
      await commitChanges(await open(dir), request);
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_INDEX_FILE;
    }
    expect(git(dir, 'log', '-1', '--format=%an <%ae> %cn')).toBe('Ada Noor <ada@example.org> Ada Noor\n');
    expect(git(other, 'log', '--format=%s')).toBe('start\n');
  });

  it('carries a message that looks like options or comments as it is', async () => {
    const dir = newRepo();
    const message = '--amend\n\n# not a comment\n-S\n';
    await commitChanges(await open(dir), { ...request, message });
    expect(git(dir, 'cat-file', 'commit', 'HEAD').split('\n\n').slice(1).join('\n\n')).toBe(message);
  });
});

describe('line ends', () => {
  const crlf = '- id: R1\r\n  title: On time\r\n';

  it.each([
    ['autocrlf=true', 'true', undefined],
    ['autocrlf=input', 'input', undefined],
    ['the attribute text', 'false', '*.yaml text\n'],
    ['the attribute eol=lf', 'false', '*.yaml text eol=lf\n'],
  ])('are LF in the commit and as given in the work tree, by %s', async (_, autocrlf, attributes) => {
    const dir = newRepo();
    git(dir, 'config', 'core.autocrlf', autocrlf);
    if (attributes) {
      write(dir, { '.gitattributes': attributes });
      git(dir, 'add', '-A');
      git(dir, 'commit', '--quiet', '-m', 'attributes');
    }
    write(dir, { [RISKS]: BOOK[RISKS].replaceAll('\n', '\r\n') });
    const repo = await open(dir);
    await commitChanges(repo, { writes: new Map([[RISKS, bytes(crlf)]]), deletes: [], message: 'x\n' });
    expect(git(dir, 'cat-file', 'blob', `HEAD:${RISKS}`)).toBe(NEW_RISKS);
    expect(read(dir, RISKS)).toBe(crlf);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it.each([
    ['git converts nothing', 'false', undefined],
    ['an attribute forbids it', 'true', '*.yaml -text\n'],
  ])('are CRLF in the commit where %s', async (_, autocrlf, attributes) => {
    const dir = newRepo();
    git(dir, 'config', 'core.autocrlf', autocrlf);
    if (attributes) {
      write(dir, { '.gitattributes': attributes });
      git(dir, 'add', '-A');
      git(dir, 'commit', '--quiet', '-m', 'attributes');
    }
    const repo = await open(dir);
    await commitChanges(repo, { writes: new Map([[RISKS, bytes(crlf)]]), deletes: [], message: 'x\n' });
    expect(git(dir, 'cat-file', 'blob', `HEAD:${RISKS}`)).toBe(crlf);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it('of binary content are never touched by autocrlf', async () => {
    const dir = newRepo();
    git(dir, 'config', 'core.autocrlf', 'true');
    const content = Uint8Array.from([0, 13, 10, 1]);
    await commitChanges(await open(dir), {
      writes: new Map([['templates/a.docx', content]]),
      deletes: [],
      message: 'x\n',
    });
    expect(git(dir, 'cat-file', '-s', 'HEAD:templates/a.docx').trim()).toBe('4');
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });
});

describe('saving edits made by hand', () => {
  it('commits the file as it is in the work tree, staged or not, and nothing else', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    write(dir, { [RISKS]: '- id: R1\n  title: half\n' });
    git(dir, 'add', RISKS);
    write(dir, { [RISKS]: NEW_RISKS, [FRESH]: 'id: M-01\n' });
    const before = snapshotOthers(dir, [RISKS, FRESH]);
    const allowDirty = new Set([RISKS, FRESH]);
    await commitChanges(await open(dir), { ...request, deletes: [], allowDirty });
    expect(changed(dir)).toBe(`A\t${FRESH}\nM\t${RISKS}\n`);
    expect(git(dir, 'status', '--porcelain', 'project-data')).toBe('');
    expect(snapshotOthers(dir, [RISKS, FRESH])).toEqual(before);
  });

  it('commits a file removed by hand', async () => {
    const dir = newRepo();
    git(dir, 'rm', '--quiet', GONE);
    await commitChanges(await open(dir), {
      writes: new Map(),
      deletes: [GONE],
      message: 'x\n',
      allowDirty: new Set([GONE]),
    });
    expect(changed(dir)).toBe(`D\t${GONE}\n`);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });
});

describe('hooks', () => {
  it('see exactly our paths, may change the message, and are heard', async () => {
    const dir = newRepo();
    leaveUserWork(dir);
    script(dir, '.git/hooks/pre-commit', 'git diff --cached --name-only > .git/seen; echo looking; exit 0');
    script(dir, '.git/hooks/commit-msg', 'echo "Change-Id: I1" >> "$1"');
    script(dir, '.git/hooks/post-commit', 'git rev-parse HEAD > .git/post; exit 1');
    const heard: string[] = [];
    const talk = (text: string): void => void heard.push(text);
    const { oid } = await commitChanges(await open(dir), { ...request, talk });
    expect(read(dir, '.git/seen')).toBe(`${FRESH}\n${GONE}\n${RISKS}\n`);
    expect(read(dir, '.git/post')).toBe(`${oid}\n`);
    expect(git(dir, 'log', '-1', '--format=%B')).toContain('Record: R1\nChange-Id: I1');
    expect(heard.join('')).toBe('looking\n');
  });

  it('of a folder set by core.hooksPath are run as well', async () => {
    const dir = newRepo();
    script(dir, 'my-hooks/pre-commit', 'touch .git/ran');
    git(dir, 'config', 'core.hooksPath', 'my-hooks');
    await commitChanges(await open(dir), request);
    expect(existsSync(join(dir, '.git/ran'))).toBe(true);
  });
});

describe('signing', () => {
  it('is done with the key that the user’s settings name', async () => {
    const dir = newRepo();
    const keys = newFolder();
    const { execFileSync } = await import('node:child_process');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'key')]);
    write(keys, { signers: `ada@example.org ${read(keys, 'key.pub')}` });
    git(dir, 'config', 'gpg.format', 'ssh');
    git(dir, 'config', 'user.signingkey', join(keys, 'key.pub'));
    git(dir, 'config', 'gpg.ssh.allowedSignersFile', join(keys, 'signers'));
    git(dir, 'config', 'commit.gpgsign', 'true');
    await commitChanges(await open(dir), request);
    expect(git(dir, 'log', '-1', '--format=%G?')).toBe('G\n');
  });
});
