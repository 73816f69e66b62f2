import { tracksStore } from '../../io/git/tracks-store.ts';
import { checkRestricted } from '../../procedures/privacy/check-restricted.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import type { Context } from '../context.ts';

/** A book, and the folder of its restricted one where that is at hand. */
export type Checking = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly restricted: string | undefined;
};

/** Returns what is wrong with what a book keeps apart: its store in git, its restricted book. */
export async function checkApart(
  { book: { repository }, workspace, restricted }: Checking,
  { globals }: Context,
): Promise<Diagnostic[]> {
  const other = restricted === undefined ? undefined : await loadOther(restricted, globals);
  const tracked = workspace.store && repository ? tracksStore(repository) : [];
  return [...tracked.map(storeInGit), ...checkRestricted(workspace, other)];
}

async function loadOther(directory: string, globals: Context['globals']): Promise<Workspace> {
  const book = await openBook({ ...globals, directory });
  return loadBook(book);
}

function storeInGit(file: string): Diagnostic {
  return {
    code: 'privacy/store-in-git',
    severity: 'error',
    file,
    message: `"${file}" is a file of the store, and git has it among the files of the book`,
    hint: 'take it out of the index; the file itself stays: git rm -r --cached personal',
  };
}
