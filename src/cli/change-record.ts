import { ReadWhole } from '../registry/load-lazily.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { type Book, loadBook, openBook, willCompare } from './book.ts';
import type { Context } from './context.ts';
import { entryAskedFor } from './entry-asked-for.ts';
import { loadSound, type SoundBook } from './sound-book.ts';

/** A record that is to be changed, and its book. */
export type Changing = {
  readonly book: Book;
  readonly workspace: Workspace;
  readonly entry: Entry;
  readonly sound?: SoundBook | undefined;
};

/**
 * Opens the book, finds a record and changes it. Where nothing is found in the book, only what the change touches is
 * read and checked; as soon as that does not do, and before anything is said, it is done again with the whole book.
 */
export async function changeRecord(
  id: string,
  change: (changing: Changing) => Promise<number>,
  context: Context,
): Promise<number> {
  const book = await openBook(context.globals, { compared: false });
  const sound = await loadSound(book, context);
  const entry = sound?.workspace.entries.get(id);
  if (sound && entry) {
    try {
      return await change({ book, workspace: sound.workspace, entry, sound });
    } catch (error) {
      if (!(error instanceof ReadWhole)) throw error;
    }
  }
  willCompare(book);
  const workspace = await loadBook(book);
  return change({ book, workspace, entry: entryAskedFor(workspace, id, context) });
}
