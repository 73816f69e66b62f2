import type { Entry, Workspace } from '../../registry/workspace.ts';
import { whoseAct } from '../acting.ts';
import { type Book, loadBook, openBook } from '../book.ts';
import type { Input } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';

/** The record that a verb is about, in its book, and who acts, by the id of a person. */
export type Named = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly actor: string | undefined;
};

/** Returns the record that the first argument of a verb names. */
export async function namedRecord(context: Context, { args }: Input): Promise<Named> {
  const { globals } = context;
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, args[0] ?? '', context);
  return { book, workspace, entry, actor: whoseAct(book, workspace, globals) };
}
