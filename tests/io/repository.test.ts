import { chmodSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/base/digest.ts';
import { RequestError } from '../../src/base/request-error.ts';
import { changedSince } from '../../src/io/git/changed-since.ts';
import { openCommit } from '../../src/io/git/commit-files.ts';
import { checkPlace } from '../../src/io/git/git-place.ts';
import { identityIn, readIdentity } from '../../src/io/git/identity.ts';
import { listTree } from '../../src/io/git/list-tree.ts';
import { isShallow, openRepository, openWreck, resolveRef } from '../../src/io/git/repository.ts';
import { runGit } from '../../src/io/git/run-git.ts';
import { initRepository } from '../../src/io/git/simple.ts';
import { isStillCheckedOut } from '../../src/io/git/still-checked-out.ts';
import { upstreamDistance } from '../../src/io/git/upstream.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { BOOK, git, newFolder, newRepo, open, script, write } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

function commitFile(dir: string): string {
  const id = git(dir, 'rev-parse', 'HEAD').trim();
  const file = join(dir, '.git/objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  return file;
}

const BRANCH = 'refs/heads/main';
const GONE = 'the newest commit of the branch "main" is missing or broken';

const broken: readonly (readonly [name: string, spoil: (dir: string) => void, message: string])[] = [
  ['an empty HEAD', (dir) => write(dir, { '.git/HEAD': '' }), 'HEAD" is missing or empty'],
  ['no folder of branches', (dir) => rmSync(join(dir, '.git/refs'), { recursive: true }), 'refs" is missing'],
  ['its commit is gone', (dir) => rmSync(commitFile(dir)), GONE],
  ['its commit is an empty file', (dir) => truncateSync(commitFile(dir)), GONE],
  ['it names no commit', (dir) => write(dir, { '.git/refs/heads/main': `${'a'.repeat(40)}\n` }), GONE],
  ['it is gone, and its log is not', (dir) => rmSync(join(dir, '.git/refs/heads/main')), GONE],
  [
    'none is checked out, and the commit is gone',
    (dir) => {
      git(dir, 'checkout', '--quiet', '--detach');
      rmSync(commitFile(dir));
    },
    'the newest commit of HEAD is missing or broken',
  ],
];

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
    const bare = newRepo();
    git(bare, 'config', 'core.bare', 'true');
    expect(await open(bare)).toMatchObject({ bare: true, gitDir: join(bare, '.git') });
  });

  it('takes no folder for a repository that no .git leads to', async () => {
    const bare = newFolder();
    git(bare, 'init', '--quiet', '--bare');
    const dir = newRepo({ prefix: 'book/' });
    write(dir, {
      'book/HEAD': 'ref: refs/heads/main\n',
      'book/objects/x': '',
      'book/refs/x': '',
      'other/HEAD': 'ref: refs/heads/main\n',
      'other/commondir': '../.git\n',
    });
    for (const folder of [
      bare,
      join(dir, 'book'),
      join(dir, 'other'),
      join(dir, '.git'),
      join(dir, '.git/refs'),
    ]) {
      const refused = { kind: 'environment', message: expect.stringContaining('without a work tree (bare)') };
      await expect(openRepository(folder)).rejects.toMatchObject(refused);
      expect(openWreck(folder)).toBeUndefined();
      expect(() => runGit({ cwd: folder, args: ['rev-parse', 'HEAD'] })).toThrow(
        'cannot use bare repository',
      );
    }
  });

  it('takes none either with a git that knows no such setting', () => {
    const dir = newRepo({ prefix: 'book/' });
    const book = join(dir, 'book');
    const linked = join(newFolder(), 'linked');
    git(dir, 'worktree', 'add', '--quiet', linked);
    expect(() => checkPlace(book, join(dir, '.git'))).not.toThrow();
    expect(() => checkPlace(linked, join(dir, '.git/worktrees/linked'))).not.toThrow();
    expect(() => checkPlace(book, book)).toThrow('without a work tree (bare)');
    expect(() => checkPlace(join(book, 'project-data'), book)).toThrow('without a work tree (bare)');
    expect(() => checkPlace(newFolder(), newFolder())).toThrow('without a work tree (bare)');
  });

  it('goes past no .git that is broken, to a repository above or to none', async () => {
    const dir = newRepo();
    const inner = join(dir, 'inner');
    git(dir, 'init', '--quiet', inner);
    rmSync(join(inner, '.git/HEAD'));
    for (const folder of [inner, join(newFolder(), 'alone')]) {
      write(folder, { '.git/objects/x': '', '.git/refs/x': '' });
      await expect(openRepository(folder)).rejects.toMatchObject({
        message: expect.stringContaining('HEAD" is missing or empty'),
        hint: expect.stringContaining('echo "ref: refs/heads/main" > '),
      });
    }
  });

  it('looks no further up than git may', async () => {
    const above = newFolder();
    write(above, { '.git/x': '', 'book/x': '' });
    process.env.GIT_CEILING_DIRECTORIES = above;
    try {
      expect(await openRepository(join(above, 'book'))).toBeUndefined();
    } finally {
      delete process.env.GIT_CEILING_DIRECTORIES;
    }
    await expect(openRepository(join(above, 'book'))).rejects.toThrow('is missing or empty');
  });

  it.each(broken)('does not take a branch for unborn: %s', async (_, spoil, message) => {
    const dir = newRepo();
    spoil(dir);
    await expect(openRepository(dir)).rejects.toMatchObject({
      kind: 'environment',
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/./),
    });
  });

  it('knows a branch that begins anew beside others', async () => {
    const dir = newRepo();
    git(dir, 'switch', '--quiet', '--orphan', 'anew');
    expect(await open(dir)).toMatchObject({ head: undefined, branch: 'anew' });
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

describe('what is still checked out', () => {
  it.each<[string, boolean, (dir: string) => void]>([
    ['as it was', true, () => undefined],
    ['with another commit', false, (dir) => git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'x')],
    ['with another branch at the same commit', false, (dir) => git(dir, 'switch', '--quiet', '-c', 'side')],
    ['detached', false, (dir) => git(dir, 'switch', '--quiet', '--detach')],
    ['with its branch in a pack: git has to tell', false, (dir) => git(dir, 'pack-refs', '--all')],
    ['with a branch that leads to another', false, (dir) => git(dir, 'symbolic-ref', BRANCH, 'refs/heads/b')],
    [
      'with a HEAD that is a link',
      false,
      (dir) => {
        renameSync(join(dir, '.git/HEAD'), join(dir, '.git/OTHER'));
        symlinkSync('OTHER', join(dir, '.git/HEAD'));
      },
    ],
  ])('is told by the files of git: %s', async (_, still, change) => {
    const dir = newRepo();
    const repo = await open(dir);
    change(dir);
    expect(isStillCheckedOut(repo)).toBe(still);
  });

  it('of a linked work tree', async () => {
    const dir = newRepo();
    const linked = join(newFolder(), 'linked');
    git(dir, 'worktree', 'add', '--quiet', linked);
    const repo = await open(linked);
    git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(isStillCheckedOut(repo)).toBe(true);
    git(linked, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    expect(isStillCheckedOut(repo)).toBe(false);
  });
});

describe('the files of a commit', () => {
  it('below some paths are those of all of them, whether these were listed before or not', async () => {
    const dir = newRepo();
    const files = ['a/b.yaml', 'a/b/c', 'a/b/d/e', 'a-b', 'a/bc', ':(top)x'];
    write(dir, Object.fromEntries(files.map((file) => [file, file])));
    git(dir, 'add', '--all');
    git(dir, 'commit', '--quiet', '-m', 'files');
    const asked = [['a'], ['a/'], ['a/b'], ['a/b/'], ['a-b', 'a/b'], [':(top)x'], ['nothing'], ['a/b.yaml']];
    for (const first of [[], ['a', 'a-b', ':(top)x', 'nothing'], ['a/b']]) {
      const repo = await open(dir);
      listTree(repo, repo.head ?? '', first);
      for (const paths of [...asked, []]) {
        const fresh = await open(dir);
        expect(listTree(repo, repo.head ?? '', paths)).toEqual(listTree(fresh, repo.head ?? '', paths));
      }
    }
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

  it('commits as well, unless settings or the environment tell the two apart', async () => {
    const dir = newRepo();
    expect(identityIn(await open(dir), 'committer')).toEqual(identityIn(await open(dir), 'author'));
    git(dir, 'config', 'committer.name', 'Bo Li');
    expect(identityIn(await open(dir), 'committer').name).toBe('Bo Li');
    expect(identityIn(await open(dir), 'author').name).toBe('Ada Noor');
    git(dir, 'config', '--unset', 'committer.name');
    git(dir, 'config', 'author.email', 'a@example.org');
    expect(identityIn(await open(dir), 'committer').email).toBe('ada@example.org');
    expect(identityIn(await open(dir), 'author').email).toBe('a@example.org');
    git(dir, 'config', '--unset', 'author.email');
    process.env.GIT_AUTHOR_NAME = 'Cy Orr';
    try {
      expect(identityIn(await open(dir), 'committer').name).toBe('Ada Noor');
      expect(identityIn(await open(dir)).name).toBe('Cy Orr');
    } finally {
      delete process.env.GIT_AUTHOR_NAME;
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
    expect(upstreamDistance(await open(origin))).toBeUndefined();
    expect(upstreamDistance(await open(dir))).toEqual({ ahead: 0, behind: 0, upstream: 'origin/main' });
    for (const name of ['a', 'b']) git(origin, 'commit', '--quiet', '--allow-empty', '-m', name);
    git(dir, 'fetch', '--quiet');
    for (const key of ['name', 'email']) git(dir, 'config', `user.${key}`, 'x');
    const theirs = git(dir, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'mine').trim();
    git(dir, 'branch', 'side');
    git(dir, 'update-ref', 'HEAD', theirs);
    expect(upstreamDistance(await open(dir))).toEqual({ ahead: 1, behind: 2, upstream: 'origin/main' });
    git(dir, 'branch', '--set-upstream-to', 'side', '--quiet');
    expect(upstreamDistance(await open(dir))).toEqual({ ahead: 1, behind: 0, upstream: 'side' });
    git(dir, 'branch', '-D', '--quiet', 'side');
    expect(upstreamDistance(await open(dir))).toBeUndefined();
    git(dir, 'checkout', '--quiet', '--detach');
    expect(upstreamDistance(await open(dir))).toBeUndefined();
  });
});

describe('reading commands', () => {
  it('are flagged so that git runs no program for them, whichever they are', () => {
    const dir = newRepo();
    const trace = join(newFolder(), 'ran');
    const canary = script(newFolder(), 'canary', `echo "$0 $*" >> '${trace}'`);
    const hooks = newFolder();
    script(hooks, 'post-index-change', `echo hook >> '${trace}'`);
    const traps = { 'core.fsmonitor': canary, 'diff.external': canary, 'core.hooksPath': hooks };
    write(dir, { [RISKS]: 'changed: "in place"\n' });
    for (const [key, trap] of Object.entries(traps)) {
      git(dir, 'config', key, trap);
      for (const args of [['status'], ['diff'], ['update-index', '--refresh']])
        runGit({ cwd: dir, args, accept: [0, 1, 128] });
      expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe('');
      // The canary itself does sing.
      for (const args of [['status'], ['diff'], ['update-index', '--force-write-index']]) git(dir, ...args);
      expect(existsSync(trace), key).toBe(true);
      rmSync(trace);
      git(dir, 'config', '--unset', key);
    }
  });

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
    upstreamDistance(repo);
    expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe('');
    // The canary itself does sing.
    git(dir, 'status');
    expect(existsSync(trace)).toBe(true);
  });
});
