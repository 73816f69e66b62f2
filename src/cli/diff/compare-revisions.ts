import { CannotError } from '../../base/cannot-error.ts';
import { type BookComparison, type BookPair, compareBooks, type Only } from '../../history/compare-books.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { mergeBase } from '../../io/git/merge-base.ts';
import { type Repository, resolveRef } from '../../io/git/repository.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, loadBeside, loadBook, repositoryOf } from '../book.ts';

/** A state of the book that is compared: a commit, or the files as they are now. */
export type Revision = { readonly name: string; readonly commit: string | undefined };

/** A file of the book that is no registry and differs: a schema, a template, evidence. */
export type FileDifference = { readonly path: string; readonly kind: 'added' | 'changed' | 'removed' };

/** Something that stands in the way of reading a state of the book. */
export type Obstacle = { readonly side: 'before' | 'after'; readonly problem: Diagnostic };

/** Two states of the book and all that differs between them. */
export type Compared = BookPair &
  BookComparison & {
    readonly from: Revision;
    readonly to: Revision;
    readonly files: readonly FileDifference[];
    readonly obstacles: readonly Obstacle[];
  };

/** The two states that `A..B`, `A...B` or `A` names; without anything what is committed and what is not. */
export type Range = { readonly from: Revision; readonly to: Revision };

/** The name of the files as they are now, committed or not. */
const NOW = 'the working tree';

/** Returns the two states that a text names. Throws a RequestError where one is no commit. */
export function readRange(book: Book, text: string): Range {
  const repository = repositoryOf(book);
  if (repository.head === undefined)
    throw new CannotError('nothing of this book is committed yet', {
      hint: 'commit it first: grantbook save -m "first version"',
    });
  const [, first = '', dots, second = ''] = /^(.*?)(?:(\.\.\.?)(.*))?$/s.exec(text) ?? [];
  const from = revision(repository, first);
  if (dots === undefined) return { from, to: { name: NOW, commit: undefined } };
  const to = revision(repository, second);
  if (dots === '..') return { from, to };
  return { from: { name: text, commit: mergeBase(repository, from.name, to.commit) }, to };
}

function revision(repository: Repository, text: string): Revision {
  const name = text === '' ? 'HEAD' : text;
  return { name, commit: resolveRef(repository, name) };
}

/** Loads both states, what they have in common once. */
export async function loadPair(book: Book, { from, to }: Range): Promise<BookPair> {
  const after = await loadBook(book, to.commit);
  const before = from.commit === undefined ? after : await loadBeside(book, from.commit, after);
  return { before, after };
}

/** Compares two states of the book, or of it one registry or record. */
export function comparePair(book: Book, { range, pair, only }: Comparing): Compared {
  const comparison = compareBooks(pair, only);
  // What is wrong elsewhere does not touch a record that could be compared.
  const isTold = only.record !== undefined && comparison.notCompared.length === 0;
  const whole = only.registry === undefined && only.record === undefined;
  return {
    ...pair,
    ...comparison,
    ...range,
    files: whole ? differingFiles(repositoryOf(book), pair, range.from) : [],
    obstacles: isTold ? [] : [...obstaclesIn(pair, 'before', only), ...obstaclesIn(pair, 'after', only)],
  };
}

/** What is to be compared, and of it what is asked for. */
export type Comparing = { readonly range: Range; readonly pair: BookPair; readonly only: Only };

function obstaclesIn(pair: BookPair, side: 'before' | 'after', { registry }: Only): Obstacle[] {
  return pair[side].problems
    .filter(({ severity }) => severity === 'error')
    .filter((problem) => registry === undefined || [undefined, registry].includes(problem.registry))
    .map((problem) => ({ side, problem }));
}

function differingFiles(repository: Repository, pair: BookPair, from: Revision): FileDifference[] {
  const { before, after } = pair;
  const paths = changedSince(repository, after.files, from.commit);
  const old = new Set(before.files.list().map(({ path }) => path));
  const now = new Set(after.files.list().map(({ path }) => path));
  return paths
    .filter((path) => !path.startsWith('project-data/'))
    .map((path) => ({ path, kind: !old.has(path) ? 'added' : now.has(path) ? 'changed' : 'removed' }));
}
