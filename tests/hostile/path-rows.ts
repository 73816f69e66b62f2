import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { env, git, newFolder, read, sh, write } from '../cli/sandbox.ts';
import { append, D41, type HandRow, RISKS } from './row.ts';

const risk = (id: string) => (book: string) =>
  append(
    book,
    RISKS,
    `\n${read(book, RISKS)
      .split(/(?=^- id: )/m)
      .at(-1)
      ?.replace(/^- id: .*/, `- id: ${JSON.stringify(id)}`)}`,
  );

/** Commits a hook below project-data, under a path that git itself would not take. */
function plantHook(book: string): void {
  const tree = (lines: string) => run(book, ['mktree', '-z'], lines);
  const blob = run(book, ['hash-object', '-w', '--stdin'], '#!/bin/sh\ntouch PWNED\n');
  const hooks = tree(`100755 blob ${blob}\tpre-commit\0`);
  const folder = tree(`040000 tree ${hooks}\thooks\0`);
  const data = tree(`${run(book, ['ls-tree', '-z', 'HEAD:project-data'], '')}040000 tree ${folder}\t.git\0`);
  const others = run(book, ['ls-tree', '-z', 'HEAD'], '').split('\0');
  const kept = others
    .filter((line) => line !== '' && !line.endsWith('\tproject-data'))
    .map((line) => `${line}\0`);
  const whole = tree(`${kept.join('')}040000 tree ${data}\tproject-data\0`);
  git(book, 'update-ref', 'refs/heads/pull', run(book, ['commit-tree', whole, '-p', 'HEAD', '-m', 'x'], ''));
  backToMain(book);
}

/** Commits what is in the index, which need not be in the work tree. */
function commitIndex(book: string): void {
  git(book, 'commit', '-qm', 'A small correction');
  backToMain(book);
}

function backToMain(book: string): void {
  git(book, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git(book, 'reset', '-q', '--hard');
}

function run(book: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: book, env, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.replace(/\n$/, '');
}

/** What is tried with files: where they lead, and what they are called. */
export const pathRows: readonly HandRow[] = [
  {
    id: 'S31',
    name: 'a record that is a link to /etc/passwd',
    act: (book) => symlinkSync('/etc/passwd', join(book, 'project-data/deliverables/D4.9.yaml')),
    finds: ['book/not-a-file'],
  },
  {
    id: 'S32',
    name: 'the folder of documents is a link out of the book',
    act: (book) => symlinkSync(newFolder(), join(book, 'build')),
    finds: [],
    harmless: {
      because: 'no file is written through a link',
      proof: (book) => {
        const { status, stderr } = sh(book, 'grantbook render deliverable D4.1');
        expect([status, stderr]).toEqual([3, expect.stringContaining('symbolic link')]);
      },
    },
  },
  {
    id: 'S33',
    name: 'a folder that is a link to the folder above it',
    act: (book) => symlinkSync('..', join(book, 'project-data/deliverables/loop')),
    finds: ['book/not-a-file'],
  },
  {
    id: 'S33',
    name: '50,000 files in a folder',
    byHand: 'needs a commit',
    act: (book) => {
      const blob = run(book, ['hash-object', '-w', '--stdin'], 'id: x\n');
      const lines = Array.from(
        { length: 50_000 },
        (_, i) => `100644 ${blob} 0\tproject-data/heap/f${i}.yaml\0`,
      );
      run(book, ['update-index', '-z', '--index-info'], lines.join(''));
      commitIndex(book);
    },
    finds: ['book/unknown-file'],
  },
  ...['../../x', '/etc/x', '.git/hooks/pre-commit', 'git~1', 'CON', 'x.', 'a'.repeat(300), 'C:x'].map(
    (id): HandRow => ({
      id: 'S34',
      name: `a record called ${id.length > 30 ? '300 letters' : `"${id}"`}`,
      act: risk(id),
      finds: ['schema/pattern'],
    }),
  ),
  {
    id: 'S34',
    name: 'a file below project-data/.git/hooks',
    byHand: 'needs a commit',
    act: plantHook,
    finds: ['book/unknown-file'],
  },
  {
    id: 'S35',
    name: 'a second file that differs in capitals alone',
    act: (book) => write(book, { 'project-data/deliverables/d4.1.yaml': read(book, D41) }),
    finds: ['ids/duplicate'],
  },
  {
    id: 'S36',
    name: 'names that look like options or patterns: -rf.yaml, --output=x.yaml, :(top)a.yaml, a*.yaml',
    act: (book) =>
      write(
        book,
        Object.fromEntries(
          ['-rf', '--output=x', ':(top)a', 'a*', 'a\nb', 'a"b', "a'; touch PWNED;'"].map((name) => [
            `project-data/deliverables/${name}.yaml`,
            read(book, D41),
          ]),
        ),
      ),
    finds: ['ids/duplicate', 'ids/file-name'],
    harmless: {
      because: 'nothing is run',
      proof: (book) =>
        expect(existsSync(join(book, 'PWNED')) || existsSync(join(book, 'x.yaml'))).toBe(false),
    },
  },
  {
    id: 'S36',
    shown: true,
    name: 'a file name that writes to the terminal or to CI: ESC, ::error::',
    act: (book) => write(book, { 'project-data/deliverables/\u001b[31m\n::error::x.yaml': 'id: x\n' }),
    finds: ['ids/file-name'],
  },
  {
    id: 'S39',
    name: 'a registry that is a submodule',
    byHand: 'needs a commit',
    act: (book) => {
      git(
        book,
        'update-index',
        '--add',
        '--cacheinfo',
        `160000,${git(book, 'rev-parse', 'HEAD').trim()},project-data/effort2`,
      );
      commitIndex(book);
    },
    finds: ['book/not-a-file'],
  },
  {
    id: 'S39',
    name: 'a pointer of Git LFS in the place of a record',
    act: (book) => {
      write(book, { [D41]: 'version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 12345\n' });
    },
    finds: ['yaml/scalar-root'],
  },
];
