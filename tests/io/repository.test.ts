import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/base/digest.ts';
import { RequestError } from '../../src/base/request-error.ts';
import { changedSince } from '../../src/io/git/changed-since.ts';
import { openCommit } from '../../src/io/git/commit-files.ts';
import { readIdentity } from '../../src/io/git/identity.ts';
import { isShallow, openRepository, resolveRef } from '../../src/io/git/repository.ts';
import { initRepository, upstreamDistance } from '../../src/io/git/simple.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { BOOK, git, newFolder, newRepo, open, script, write } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

describe('opening a repository', () => {
  it('says where it is, what is checked out, and where the book lies in it', async () => {
    const dir = newRepo({ prefix: 'books/one/' });
    expect(await open(join(dir, 'books/one'))).toEqual({
      topLevel: dir,
      gitDir: join(dir, '.git'),
      commonDir: join(dir, '.git'),
      bookPrefix: 'books/one/',
      head: git(dir, 'rev-parse', 'HEAD').trim(),
      objectFormat: 'sha1',
      branch: 'main',
      bare: false,
    });
  });

  it('finds none outside one', async () => {
    expect(await openRepository(newFolder())).toBeUndefined();
  });

  it('knows an unborn branch, a detached HEAD, a bare one, and sha256', async () => {
    const unborn = newFolder();
    await initRepository(unborn);
    expect(await open(unborn)).toMatchObject({ head: undefined, branch: 'main', bookPrefix: '' });
    const detached = newRepo({ init: ['--object-format=sha256'] });
    git(detached, 'checkout', '--quiet', '--detach');
    expect(await open(detached)).toMatchObject({ branch: undefined, objectFormat: 'sha256' });
    const bare = newFolder();
    git(bare, 'init', '--quiet', '--bare');
    expect(await open(bare)).toMatchObject({ bare: true, gitDir: bare });
  });

  it('gives a linked worktree its own git folder', async () => {
    const dir = newRepo();
    const linked = join(newFolder(), 'linked');
    git(dir, 'worktree', 'add', '--quiet', linked);
    expect(await open(linked)).toMatchObject({
      topLevel: linked,
      branch: 'linked',
      gitDir: join(dir, '.git/worktrees/linked'),
    });
  });

  it('explains a repository that is broken', async () => {
    const dir = newFolder();
    write(dir, { '.git': 'gitdir: nowhere\n' });
    await expect(openRepository(dir)).rejects.toThrow('git cannot use the repository of');
  });

  it.each([
    ['is missing', undefined, 'git is not installed'],
    ['is too old', 'echo git version 2.25.1', 'git is too old: "git version 2.25.1"'],
    ['is no git', 'echo hello', 'git is too old: "hello"'],
  ])('explains a git that %s', async (_, body, message) => {
    const bin = newFolder();
    if (body) script(bin, 'git', body);
    const dir = newRepo();
    const { PATH } = process.env;
    process.env.PATH = bin;
    try {
      await expect(openRepository(dir)).rejects.toThrow(message);
      await expect(openRepository(dir)).rejects.toMatchObject({
        kind: 'environment',
        hint: expect.stringContaining('2.36'),
      });
    } finally {
      process.env.PATH = PATH;
    }
  });
});

describe('naming a commit', () => {
  it('takes whatever git takes, and gives the commit of a tag', async () => {
    const dir = newRepo();
    git(dir, 'tag', '-a', '-m', 'first', 'v1');
    const repo = await open(dir);
    for (const name of ['HEAD', 'main', 'v1', repo.head?.slice(0, 8) ?? '', 'HEAD^{/start}']) {
      expect(resolveRef(repo, name)).toBe(repo.head);
    }
  });

  it.each([
    '--output=x',
    '-h',
    '',
    'HEAD\nmain',
    'a\0b',
    'nowhere',
    'HEAD~5',
    'HEAD:notes.md',
    '..',
    'main..HEAD',
  ])('refuses %j as a wrong request', async (name) => {
    const dir = newRepo();
    const repo = await open(dir);
    expect(() => resolveRef(repo, name)).toThrow(RequestError);
    expect(existsSync(join(dir, 'x'))).toBe(false);
  });

  it('names what is meant', async () => {
    const dir = newRepo();
    git(dir, 'branch', 'work-package-3');
    const repo = await open(dir);
    expect(() => resolveRef(repo, 'work-pakage-3')).toThrow(
      expect.objectContaining({ hint: 'did you mean work-package-3?' }),
    );
  });

  it('knows a shallow clone', async () => {
    const dir = newRepo();
    git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'second');
    const shallow = join(newFolder(), 'shallow');
    git(dir, 'clone', '--quiet', '--depth=1', `file://${dir}`, shallow);
    expect([isShallow(await open(dir)), isShallow(await open(shallow))]).toEqual([false, true]);
  });
});

describe('the snapshot of a commit', () => {
  it('lists the book with modes, ids and sizes, and reads bytes as committed', async () => {
    const dir = newRepo({ prefix: 'b/' });
    symlinkSync('/etc/passwd', join(dir, 'b/project-data/link.yaml'));
    write(dir, { 'b/project-data/run.yaml': 'x\r\n', 'b/README.md': 'no' });
    chmodSync(join(dir, 'b/project-data/run.yaml'), 0o755);
    git(dir, 'add', '-A');
    git(dir, 'commit', '--quiet', '-m', 'more');
    const repo = await open(join(dir, 'b'));
    rmSync(join(dir, 'b'), { recursive: true });
    const files = openCommit({ ...repo }, repo.head ?? '');
    expect(files.list()).toContainEqual({
      path: 'project-data/run.yaml',
      mode: '100755',
      id: gitBlobId(new TextEncoder().encode('x\r\n'), 'sha1'),
      size: 3,
    });
    expect(files.list().map(({ path }) => path)).toEqual(
      [...Object.keys(BOOK), 'project-data/link.yaml', 'project-data/run.yaml'].sort(),
    );
    expect(new TextDecoder().decode(files.read('project-data/run.yaml'))).toBe('x\r\n');
    expect(() => files.read('project-data/link.yaml')).toThrow('not an ordinary file');
    expect(() => files.read('README.md')).toThrow('no such file');
  });

  it('holds only what the filter lets through', async () => {
    const dir = newRepo();
    const repo = await open(dir);
    const files = openCommit(repo, repo.head ?? '', (path) => path === RISKS);
    expect(files.list().map(({ path }) => path)).toEqual([RISKS]);
    expect(files.read(RISKS)).toHaveLength(BOOK[RISKS].length);
    expect(() => files.read('schemas/risks.schema.json')).toThrow('no such file');
  });

  it('reads the object itself, whatever a replacement or an attribute says', async () => {
    const dir = newRepo();
    write(dir, { other: 'forged\n' });
    const repo = await open(dir);
    const forged = git(dir, 'hash-object', '-w', 'other').trim();
    write(dir, { '.gitattributes': '* working-tree-encoding=UTF-16 ident\n' });
    git(dir, 'replace', git(dir, 'rev-parse', `HEAD:${RISKS}`).trim(), forged);
    expect(new TextDecoder().decode(openCommit(repo, repo.head ?? '').read(RISKS))).toBe(BOOK[RISKS]);
  });

  it('explains an object that is missing', async () => {
    const dir = newRepo();
    const repo = await open(dir);
    const id = git(dir, 'rev-parse', `HEAD:${RISKS}`).trim();
    rmSync(join(dir, '.git/objects', id.slice(0, 2), id.slice(2)));
    expect(() => openCommit(repo, repo.head ?? '').read(RISKS)).toThrow(
      `the repository lacks the object ${id}`,
    );
  });
});

describe('what changed since a commit', () => {
  const changes = async (dir: string): Promise<string[]> => {
    const repo = await open(dir);
    return changedSince(repo, openWorkingTree(dir), repo.head);
  };

  it('is nothing in a fresh clone', async () => {
    expect(await changes(newRepo())).toEqual([]);
  });

  it('is edited, added, removed and turned into a link; not what lies outside the book', async () => {
    const dir = newRepo();
    write(dir, { [RISKS]: '- id: R1\n  title: Soon\n', 'project-data/a.yaml': '', 'dirty.md': 'dirty\n' });
    rmSync(join(dir, 'project-data/partners.yaml'));
    rmSync(join(dir, 'schemas/risks.schema.json'));
    symlinkSync('x', join(dir, 'schemas/risks.schema.json'));
    const expected = [
      'project-data/a.yaml',
      'project-data/partners.yaml',
      RISKS,
      'schemas/risks.schema.json',
    ];
    expect(await changes(dir)).toEqual(expected);
  });

  it('is the whole book before the first commit', async () => {
    const dir = newFolder();
    git(dir, 'init', '--quiet');
    write(dir, BOOK);
    expect(await changes(dir)).toEqual(Object.keys(BOOK).sort());
  });

  it('counts line ends only where git would commit them', async () => {
    const dir = newRepo();
    write(dir, { [RISKS]: BOOK[RISKS].replaceAll('\n', '\r\n') });
    expect(await changes(dir)).toEqual([RISKS]);
    git(dir, 'config', 'core.autocrlf', 'true');
    expect(await changes(dir)).toEqual([]);
    write(dir, { '.gitattributes': '*.yaml -text\n' });
    expect(await changes(dir)).toEqual(['.gitattributes', RISKS]);
  });
});

describe('who acts', () => {
  it('is who git says', () => {
    expect(readIdentity(newRepo())).toEqual({ name: 'Ada Noor', email: 'ada@example.org' });
  });

  it('may be said by the environment', () => {
    const names = { GIT_COMMITTER_NAME: 'Bo Li', GIT_COMMITTER_EMAIL: 'bo@example.org' };
    Object.assign(process.env, names);
    try {
      expect(readIdentity(newFolder(), 'committer')).toEqual({ name: 'Bo Li', email: 'bo@example.org' });
    } finally {
      for (const name of Object.keys(names)) delete process.env[name];
    }
  });

  it('is never guessed from the machine', () => {
    expect(() => readIdentity(newFolder())).toThrow(
      expect.objectContaining({
        refusal: 'no-identity',
        hint: expect.stringContaining('git config --global user.name'),
      }),
    );
  });
});

describe('the distance to the upstream', () => {
  it('counts commits on both sides, and is unknown without an upstream', async () => {
    const origin = newRepo();
    const dir = join(newFolder(), 'clone');
    git(origin, 'clone', '--quiet', origin, dir);
    expect(await upstreamDistance(await open(origin))).toBeUndefined();
    expect(await upstreamDistance(await open(dir))).toEqual({ ahead: 0, behind: 0, upstream: 'origin/main' });
    for (const name of ['a', 'b']) git(origin, 'commit', '--quiet', '--allow-empty', '-m', name);
    git(dir, 'fetch', '--quiet');
    for (const key of ['name', 'email']) git(dir, 'config', `user.${key}`, 'x');
    const theirs = git(dir, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'mine').trim();
    git(dir, 'update-ref', 'HEAD', theirs);
    expect(await upstreamDistance(await open(dir))).toEqual({ ahead: 1, behind: 2, upstream: 'origin/main' });
  });
});

describe('reading commands', () => {
  it('run nothing that a repository’s settings, hooks or attributes name', async () => {
    const dir = newRepo();
    const trace = join(newFolder(), 'ran');
    const canary = script(newFolder(), 'canary', `echo "$0 $*" >> '${trace}'; cat`);
    const keys = [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.x.textconv',
      'filter.x.clean',
      'filter.x.smudge',
    ];
    const more = [
      'filter.x.process',
      'gpg.program',
      'gpg.ssh.program',
      'core.sshCommand',
      'core.editor',
      'credential.helper',
    ];
    for (const key of [...keys, ...more]) git(dir, 'config', key, canary);
    const hooks = newFolder();
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-commit']) {
      script(hooks, hook, `echo ${hook} >> '${trace}'`);
    }
    git(dir, 'config', 'core.hooksPath', hooks);
    write(dir, { '.gitattributes': '* filter=x diff=x\n', [RISKS]: 'changed: "in place"\n' });
    rmSync(trace, { force: true });
    const repo = await open(dir);
    const files = openWorkingTree(dir);
    changedSince(repo, files, resolveRef(repo, 'HEAD'));
    openCommit(repo, repo.head ?? '').read(RISKS);
    isShallow(repo);
    readIdentity(dir);
    await upstreamDistance(repo);
    expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe('');
    // The canary itself does sing.
    git(dir, 'status');
    expect(existsSync(trace)).toBe(true);
  });
});
