import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  git,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  snapshot,
  write,
} from './sandbox.ts';

const D41 = 'project-data/deliverables/D4.1.yaml';
const FORBIDDEN: readonly [string, string] = ['status: approval\n', 'status: planned\n'];

let edited: string;
let below: string;
beforeAll(() => {
  edited = exampleBook();
  git(edited, 'commit', '--allow-empty', '-qm', 'A commit');
  below = newFolder();
  renameSync(join(copyOf(edited), '.'), join(below, 'book'));
  renameSync(join(below, 'book/.git'), join(below, '.git'));
  git(below, 'add', '--all');
  git(below, 'commit', '-qm', 'Move the book');
  replace(edited, D41, FORBIDDEN);
  replace(join(below, 'book'), D41, FORBIDDEN);
});

function commitFile(book: string): string {
  const id = git(book, 'rev-parse', 'HEAD').trim();
  return join(book, '.git/objects', id.slice(0, 2), id.slice(2));
}

/** What is forbidden is found only beside what was committed. */
test.each(['edited', 'below'])('a step that is not allowed is found: %s', async (which) => {
  const book = which === 'edited' ? edited : join(below, 'book');
  expect(await runLine(book, 'grantbook validate')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('lifecycle/'),
  });
});

describe('where git cannot say what was committed, nothing is said to be in order', () => {
  test.each<readonly [string, (book: string) => void]>([
    ['an empty HEAD', (book) => write(book, { '.git/HEAD': '' })],
    ['the newest commit is gone', (book) => rmSync(commitFile(book))],
    [
      'the newest commit is an empty file',
      (book) => {
        const file = commitFile(book);
        chmodSync(file, 0o644);
        truncateSync(file, 0);
      },
    ],
    ['a branch at no commit', (book) => write(book, { '.git/refs/heads/main': `${'a'.repeat(40)}\n` })],
    ['the branch is gone', (book) => rmSync(join(book, '.git/refs/heads/main'))],
    ['no folder of branches', (book) => rmSync(join(book, '.git/refs'), { recursive: true })],
  ])('%s', async (_, spoil) => {
    const book = copyOf(edited);
    spoil(book);
    const before = snapshot(book);
    for (const line of ['grantbook validate', 'grantbook save -m "why"']) {
      const answer = await runLine(book, line);
      expect(answer).toMatchObject({ status: 3, stdout: '' });
      expect(answer.stderr).toMatch(
        /^error: (?:the newest commit of|git cannot use the repository of) .*\nhint: ./,
      );
    }
    expect(snapshot(book)).toEqual(before);
  });
});

describe('a book below the top of its repository, with what makes its folder a repository', () => {
  test('is not read past the history that it has', async () => {
    const book = join(copyOf(below), 'book');
    mkdirSync(join(book, 'objects'));
    mkdirSync(join(book, 'refs'));
    write(book, { HEAD: 'ref: refs/heads/main\n' });
    expect(await runLine(book, 'grantbook validate')).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringContaining('without a work tree (bare): HEAD, objects and refs lie in it'),
    });
  });

  test('runs no hook of it, and records nothing in it', async () => {
    const top = copyOf(below);
    const book = join(top, 'book');
    const head = git(top, 'rev-parse', 'HEAD');
    const settings =
      '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n[user]\n\tname = x\n\temail = x@example.org\n';
    write(book, {
      HEAD: 'ref: refs/heads/main\n',
      config: settings,
      'objects/info/alternates': '../../.git/objects\n',
      'refs/heads/main': head,
    });
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction']) {
      write(book, { [`hooks/${hook}`]: `#!/bin/sh\ntouch '${join(top, 'PWNED')}'\n` });
      chmodSync(join(book, 'hooks', hook), 0o755);
    }
    const before = snapshot(top);
    for (const line of [
      'grantbook save -m "why"',
      'grantbook doctor',
      'grantbook set R-002 likelihood=3 -m "why"',
    ])
      expect(sh(book, line)).toMatchObject({ status: 3 });
    expect(existsSync(join(top, 'PWNED'))).toBe(false);
    expect(read(book, 'refs/heads/main')).toBe(head);
    expect(snapshot(top)).toEqual(before);
  });
});
