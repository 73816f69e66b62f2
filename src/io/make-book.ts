import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
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
  mkdirSync(folder, { recursive: true });
  const repository = (await openRepository(folder)) ?? (await freshRepository(folder));
  return commitChanges(repository, { writes: contents, deletes: [], message });
}

/** Throws a RequestError where a folder for a new book is there already and holds something. */
export function refuseFull(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw new RequestError(`"${folder}" is not a folder`, 'name a new folder');
  const names = readdirSync(folder).filter((name) => name !== '.git');
  if (names.length > 0)
    throw new RequestError(`"${folder}" is not empty`, 'name a new folder, or move away what is in it');
}

async function freshRepository(folder: string): Promise<Repository> {
  await initRepository(folder);
  const repository = await openRepository(folder);
  if (repository) return repository;
  throw new CannotError(`git made no repository in "${folder}"`);
}
