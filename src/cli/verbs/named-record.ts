import { findEntry } from '../../registry/find-entry.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { whoseAct } from '../acting.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import type { Input } from '../command.ts';
import type { Context } from '../context.ts';

/** The record that a verb is about, in its book, and who acts, by the id of a person. */
export type Named = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly actor: string | undefined;
};

/** Returns the record that the first argument of a verb names. */
export async function namedRecord({ globals }: Context, { args }: Input): Promise<Named> {
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const entry = findEntry(workspace, args[0] ?? '');
  return { book, workspace, entry, actor: whoseAct(book, workspace, globals) };
}
