import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBook } from '../../src/io/find-book.ts';
import { giveIds, openWorkingTree } from '../../src/io/working-tree.ts';
import { FilesError } from '../../src/registry/files.ts';
import { BOOK, git, newFolder, write } from './sandbox.ts';

function newBook(files: Readonly<Record<string, string>> = {}): string {
  const dir = newFolder();
  write(dir, { ...BOOK, ...files });
  return dir;
}

const paths = (dir: string): string[] =>
  openWorkingTree(dir)
    .list()
    .map(({ path }) => path);
const modes = (dir: string): Record<string, string> =>
  Object.fromEntries(
    openWorkingTree(dir)
      .list()
      .map(({ path, mode }) => [path, mode]),
  );

describe('the working tree', () => {
  it('has the ids that git gives, of the files that were read since it was asked for them', () => {
    const dir = newBook({ 'project-data/notes.yaml': '- id: A\n' });
    const files = openWorkingTree(dir);
    const idOf = (path: string) => files.list().find((file) => file.path === path)?.id;
    files.read('project-data/notes.yaml');
    expect(idOf('project-data/notes.yaml')).toBeUndefined();
    giveIds(files, 'sha1');
    files.read('project-data/notes.yaml');
    const told = execFileSync('git', ['hash-object', join(dir, 'project-data/notes.yaml')], {
      encoding: 'utf8',
    });
    expect(idOf('project-data/notes.yaml')).toBe(told.trim());
    const [other] = Object.keys(BOOK);
    expect(idOf(other ?? '')).toBeUndefined();
  });

  it('lists the book and nothing else, by code unit', () => {
    const files = [
      '.gitignore',
      '.gitattributes',
      '.grantbook.yaml',
      'templates/a.md.hbs',
      'project-data/Z.yaml',
    ];
    const others = ['README.md', 'build/a.docx', 'src/schemas/x.json', 'project-data.yaml', '.grantbook.yml'];
    const dir = newBook(Object.fromEntries([...files, ...others].map((path) => [path, 'x'])));
    expect(paths(dir)).toEqual([...files, ...Object.keys(BOOK)].sort());
  });

  it('lists a folder without a book as empty', () => {
    expect(paths(newFolder())).toEqual([]);
    expect(paths(join(newFolder(), 'absent'))).toEqual([]);
  });

  it('gives mode, size and bytes', () => {
    const dir = newBook({ 'project-data/run.yaml': 'abc\n', 'project-data/empty.yaml': '' });
    chmodSync(join(dir, 'project-data/run.yaml'), 0o755);
    const files = openWorkingTree(dir);
    expect(files.list()).toContainEqual({ path: 'project-data/run.yaml', mode: '100755', size: 4 });
    expect(new TextDecoder().decode(files.read('project-data/run.yaml'))).toBe('abc\n');
    expect(files.read('project-data/empty.yaml')).toHaveLength(0);
  });

  it('never follows a symbolic link, to a file, a folder or itself', () => {
    const dir = newBook();
    symlinkSync('/etc/passwd', join(dir, 'project-data/passwd.yaml'));
    symlinkSync('/etc', join(dir, 'project-data/etc'));
    symlinkSync('..', join(dir, 'project-data/loop'));
    symlinkSync('/etc', join(dir, 'templates'));
    expect(modes(dir)).toEqual({
      ...Object.fromEntries(Object.keys(BOOK).map((path) => [path, '100644'])),
      'project-data/passwd.yaml': '120000',
      'project-data/etc': '120000',
      'project-data/loop': '120000',
      templates: '120000',
    });
    for (const path of ['project-data/passwd.yaml', 'project-data/etc', 'templates']) {
      expect(() => openWorkingTree(dir).read(path)).toThrow(FilesError);
    }
  });

  it('does not follow a file that became a link after it was listed', () => {
    const dir = newBook();
    const files = openWorkingTree(dir);
    files.list();
    rmSync(join(dir, 'project-data/risks.yaml'));
    symlinkSync('/etc/passwd', join(dir, 'project-data/risks.yaml'));
    expect(() => files.read('project-data/risks.yaml')).toThrow('a symbolic link');
  });

  it('does not follow a folder that became a link after it was listed', () => {
    const dir = newBook();
    const files = openWorkingTree(dir);
    files.list();
    const elsewhere = newFolder();
    write(elsewhere, { 'risks.yaml': BOOK['project-data/risks.yaml'] });
    rmSync(join(dir, 'project-data'), { recursive: true });
    symlinkSync(elsewhere, join(dir, 'project-data'));
    expect(() => files.read('project-data/risks.yaml')).toThrow('changed while it was being read');
  });

  it('refuses a file that was changed after it was listed', () => {
    const dir = newBook();
    const files = openWorkingTree(dir);
    files.list();
    writeFileSync(join(dir, 'project-data/risks.yaml'), 'other: bytes, another length\n');
    expect(() => files.read('project-data/risks.yaml')).toThrow(FilesError);
    rmSync(join(dir, 'project-data/partners.yaml'));
    expect(() => files.read('project-data/partners.yaml')).toThrow('no such file');
  });

  it('lists a pipe as what it is, and never waits for it', () => {
    const dir = newBook();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(dir, 'project-data/pipe.yaml')]);
    expect(modes(dir)['project-data/pipe.yaml']).toBe('010000');
    expect(() => openWorkingTree(dir).read('project-data/pipe.yaml')).toThrow('not an ordinary file');
  });

  it('does not look into a repository inside the book', () => {
    const dir = newBook();
    mkdirSync(join(dir, 'project-data/inner'));
    git(join(dir, 'project-data/inner'), 'init', '--quiet');
    write(dir, { 'project-data/inner/risks.yaml': 'x' });
    expect(modes(dir)).toMatchObject({ 'project-data/inner': '160000' });
    expect(paths(dir)).not.toContain('project-data/inner/risks.yaml');
  });

  it('reads no file above 64 MiB', () => {
    const dir = newBook({ 'project-data/big.yaml': '' });
    truncateSync(join(dir, 'project-data/big.yaml'), 64 * 1024 * 1024 + 1);
    expect(() => openWorkingTree(dir).read('project-data/big.yaml')).toThrow('larger than 64 MiB');
  });

  it('walks no deeper than 32 folders', () => {
    const dir = newBook({ [`project-data/${'a/'.repeat(32)}x.yaml`]: 'x' });
    expect(() => openWorkingTree(dir).list()).toThrow('more than 32 folders deep');
  });

  it.each(['../x', '/etc/passwd', 'project-data/../../x', 'README.md', ''])(
    'reads nothing it does not list: %s',
    (path) => {
      const dir = newBook({ 'README.md': 'x' });
      expect(() => openWorkingTree(dir).read(path)).toThrow('no such file');
    },
  );

  it.each(['-rf.yaml', '[b].yaml', '.hid.yaml', 'a\nb.yaml', 'a"b.yaml'])('takes %j for a name', (name) => {
    const dir = newBook({ [`project-data/${name}`]: 'odd' });
    expect(openWorkingTree(dir).read(`project-data/${name}`)).toHaveLength(3);
  });
});

describe('finding the book', () => {
  it('looks from a folder upwards for the nearest one', () => {
    const outer = newBook();
    write(outer, {
      'inner/project-data/x.yaml': '',
      'inner/schemas/x.json': '',
      'inner/a/b/c': '',
      'd/e': '',
    });
    expect(findBook(join(outer, 'inner/a/b'))).toBe(join(outer, 'inner'));
    expect(findBook(join(outer, 'd'))).toBe(outer);
    expect(findBook(join(outer, 'project-data'))).toBe(outer);
  });

  it('finds none where a folder is missing, or is a file or a link', () => {
    const dir = newFolder();
    write(dir, { 'project-data/x.yaml': '', schemas: '' });
    expect(findBook(dir)).toBeUndefined();
    rmSync(join(dir, 'schemas'));
    symlinkSync('project-data', join(dir, 'schemas'));
    expect(findBook(dir)).toBeUndefined();
    expect(findBook(join(dir, 'absent'))).toBeUndefined();
  });
});
