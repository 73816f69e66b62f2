import { changedPaths } from '../io/git/changed-paths.ts';
import type { Changes } from '../io/git/changed-since.ts';
import { GitError } from '../io/git/git-error.ts';
import type { Repository } from '../io/git/repository.ts';
import { takenIds } from '../io/git/taken-ids.ts';
import type { StateBefore } from '../io/kept-answer.ts';
import { loadLazily, ReadWhole } from '../registry/load-lazily.ts';
import { type Ids, idsOfBook } from '../registry/record-ids.ts';
import { loadToldSchemas } from '../registry/told-schemas.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Uses } from '../rules/units.ts';
import type { SchemaDigests } from '../schema/load-schemas.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Book, refuseTooLarge } from './book.ts';

/** What is to be known of a book all of which could be read, so that it can be read in part once little of it has changed. */
export type ToldForLater = {
  /** The commit that was checked out. */
  readonly head: string;
  readonly changes: Changes;
  /** Under which digests its schemas are known. */
  readonly schemas: SchemaDigests;
  readonly ids: Ids;
  /** What each rule rests on: only where nothing was found can a small change be checked alone. */
  readonly uses?: Uses | undefined;
};

/** Returns what is to be told of a book; undefined where not all of it could be read, or small changes of it cannot be told. */
export function toldOfBook(
  { repository }: Book,
  workspace: Workspace,
  {
    changes,
    uses,
    found,
  }: Pick<ToldForLater, 'changes' | 'uses'> & { readonly found: readonly Diagnostic[] },
): ToldForLater | undefined {
  const head = repository?.head;
  const ids = workspace.problems.length === 0 ? idsOfBook(workspace) : undefined;
  const { digests } = workspace.schemas;
  if (head === undefined || ids === undefined || digests === undefined) return undefined;
  return { head, changes, schemas: digests, ids, uses: found.length === 0 ? uses : undefined };
}

/** What was told of a book, and the files that were written to since. */
export type Written = { readonly told: ToldForLater; readonly written: readonly string[] };

/** Reads what was told of the state that a book was in. */
export function readTold({ told, written }: StateBefore): Written {
  return { told: JSON.parse(told) as ToldForLater, written };
}

/**
 * Loads a book of which some files were written to since: the others only once they are asked for. Throws a ReadWhole
 * where it is to be read as a whole.
 */
export async function loadWritten(book: Book, told: Written): Promise<Workspace> {
  await refuseTooLarge(book);
  const workspace = await loadTold(book, told);
  return book.repository ? { ...workspace, taken: takenIds(book.repository) } : workspace;
}

/** Loads a book that is no larger than when it was told of, in the same way, for who gives no ids. */
export async function loadTold(
  { files, known }: Pick<Book, 'files' | 'known'>,
  { told: { ids, schemas: digests }, written }: Written,
): Promise<Workspace> {
  const schemas = await loadToldSchemas(files, { known, digests });
  if (schemas.problems.length > 0) throw new ReadWhole();
  return loadLazily(files, { schemas, ids, written });
}

/** Returns what comes of a book as it was told; undefined where it is to be read as a whole, as also where git has no longer what was told. */
export async function unlessWhole<Result>(
  work: () => Promise<Result | undefined>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReadWhole || error instanceof GitError) return undefined;
    throw error;
  }
}

/** Returns the files of a book that may differ from what is checked out now: that did, were written to, or that commits changed. */
export function mayDiffer(repository: Repository, { told, written }: Written): string[] {
  const { bookPrefix: prefix, head = '' } = repository;
  const moved = told.head === head ? [] : changedPaths(repository, told.head, head);
  const inBook = moved.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return [...told.changes.differing, ...written, ...inBook];
}
