import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copyOf, exampleBook, git, write } from '../cli/sandbox.ts';
import { leaveUserWork, snapshotUserState } from '../io/sandbox.ts';

/** All that a user could lose by a command: HEAD, index, staged changes, files, git's folder. */
export type State = Readonly<Record<string, string>>;

let busy: string | undefined;

/**
 * Returns a copy of the B-WISE book in which somebody is at work: a file staged in part, a new one staged, one whose
 * removal is staged while it is there, one edited, one that git does not know.
 */
export function busyBook(): string {
  busy ??= makeBusy();
  return copyOf(busy);
}

function makeBusy(): string {
  const book = exampleBook();
  write(book, {
    'notes.md': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n',
    'gone.md': 'to go\n',
    'dirty.md': 'clean\n',
  });
  git(book, 'add', '--all');
  git(book, 'commit', '--quiet', '-m', 'notes');
  leaveUserWork(book);
  return book;
}

export const stateOf: (book: string) => State = snapshotUserState;

/** Expects a book to be whole for git, and nothing of ours to be left in it. */
export function expectTidy(book: string): void {
  expect(git(book, 'fsck', '--strict', '--no-dangling')).toBe('');
  expect(tracesIn(book)).toEqual([]);
}

/** Returns the names of what a command that was cut off leaves: locks, what it wrote down, files beside others. */
export function tracesIn(book: string): string[] {
  const names = readdirSync(book, { recursive: true, encoding: 'utf8' });
  return names.filter(
    (name) =>
      !name.startsWith(join('.git', 'objects')) &&
      /\.grantbook-|[/\\]grantbook[-.](lock|tx)|\.lock$/.test(name),
  );
}
