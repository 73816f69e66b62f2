import { existsSync, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';
import { commitChanges } from './git/commit-plan.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { initRepository } from './git/simple.ts';

/** A book to be made. */
export type NewBookRequest = {
  readonly folder: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly message: string;
};

/**
 * Makes a book in a new or empty folder: a repository (or a part of the one the folder lies in)
 * and one commit that holds the book. Throws a RequestError where the folder is not empty.
 */
export async function makeBook({ folder, contents, message }: NewBookRequest): Promise<{ oid: string }> {
  refuseFull(folder);
  makeFolder(folder);
  const repository = (await openRepository(folder)) ?? (await freshRepository(folder));
  return commitChanges(repository, { writes: contents, deletes: [], message });
}

/** Returns whether a new book would be a part of a repository that is there, not the whole of its own. */
export async function liesInRepository(folder: string): Promise<boolean> {
  if (existsSync(folder)) return ((await openRepository(folder))?.bookPrefix ?? '') !== '';
  let above = dirname(folder);
  while (!existsSync(above)) above = dirname(above);
  return (await openRepository(above)) !== undefined;
}

/** Throws a RequestError where a folder for a new book is there already and holds something. */
export function refuseFull(folder: string): void {
  const stats = statsOf(folder);
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw new RequestError(`"${folder}" is not a folder`, 'name a new folder');
  const names = readdirSync(folder).filter((name) => name !== '.git');
  if (names.length > 0)
    throw new RequestError(`"${folder}" is not empty`, 'name a new folder, or move away what is in it');
}

function statsOf(folder: string): Stats | undefined {
  try {
    return lstatSync(folder, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotBe(folder, error);
  }
}

/** Each folder by itself: where the system makes none, as below /proc, Node's own way tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    throw cannotBe(folder, error);
  }
}

function cannotBe(folder: string, error: unknown): CannotError {
  const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new CannotError(`the folder "${folder}" cannot be made${reason}`, {
    hint: 'name a folder in a place where you may write',
  });
}

async function freshRepository(folder: string): Promise<Repository> {
  await initRepository(folder);
  const repository = await openRepository(folder);
  if (repository) return repository;
  throw new CannotError(`git made no repository in "${folder}"`);
}
