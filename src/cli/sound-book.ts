import { changesAmong } from '../io/git/changed-since.ts';
import { openCommit } from '../io/git/commit-files.ts';
import type { Repository } from '../io/git/repository.ts';
import type { KeptAnswer } from '../io/kept-answer.ts';
import { isRecordsFile } from '../registry/load-lazily.ts';
import type { Ids } from '../registry/record-ids.ts';
import type { Workspace } from '../registry/workspace.ts';
import { findResting, partsOf, type Uses } from '../rules/units.ts';
import type { Book } from './book.ts';
import type { Context } from './context.ts';
import { keptCheck } from './kept-check.ts';
import {
  loadWritten,
  mayDiffer,
  readTold,
  type ToldForLater,
  unlessWhole,
  type Written,
} from './told-for-later.ts';

/** A book in which nothing is found, and of which all files are those that are checked out, byte for byte. */
export type SoundBook = {
  readonly workspace: Workspace;
  /** The same as it is committed. */
  readonly committed: Workspace;
  readonly ids: Ids;
  readonly uses: Uses;
  /** Remembers what a commit made of it by writing to some files, so that the next change of it is as quick. */
  readonly keep: (made: Made) => void;
};

/** A commit, the files that it wrote, and what each rule rests on since. */
export type Made = { readonly head: string; readonly uses: Uses; readonly written: readonly string[] };

/** Loads a book of which an earlier check says that nothing is found in it; undefined where none does. */
export async function loadSound(book: Book, context: Context): Promise<SoundBook | undefined> {
  if (!context.globals.commit) return undefined;
  const answer = keptCheck(context, book.root, book.files);
  const before = answer?.before();
  if (!answer || !before?.written.every(isRecordsFile)) return undefined;
  return unlessWhole(() => load(book, answer, readTold(before)));
}

async function load(book: Book, answer: KeptAnswer, before: Written): Promise<SoundBook | undefined> {
  const { repository, files } = book;
  if (repository?.head === undefined || !before.told.uses) return undefined;
  const paths = mayDiffer(repository, before);
  if (changesAmong(repository, files, { oid: repository.head, paths }).differing.length > 0) return undefined;
  const { ids, schemas, uses: told } = before.told;
  const isTold = isAsTold(repository, before);
  const workspace = await loadWritten(book, isTold ? { ...before, written: [] } : before);
  const committed = openCommit(repository, repository.head);
  const uses = isTold ? told : usesNow(workspace, before);
  if (!uses) return undefined;
  return {
    workspace,
    committed: { ...workspace, files: { list: () => files.list(), read: committed.read } },
    ids,
    uses,
    keep: (made) => {
      const changes = { changed: [], differing: [] };
      const fresh: ToldForLater = { head: made.head, changes, schemas, ids, uses: made.uses };
      answer.writeForLater(JSON.stringify(fresh), made.written);
    },
  };
}

/** Whether the book, which is as it is checked out, was so when nothing was found, at the same commit: whatever was written to since says the same again. */
function isAsTold({ head }: Repository, { told }: Written): boolean {
  return told.head === head && told.changes.differing.length === 0;
}

/** Returns what each rule rests on; undefined where one finds something in what was written since. */
function usesNow(workspace: Workspace, { told, written }: Written): Uses | undefined {
  if (!told.uses) return undefined;
  const changed = partsOf(workspace, written);
  const { found, uses } = findResting({ workspace, oneCommit: true }, { uses: told.uses, changed });
  return found.length === 0 ? uses : undefined;
}
