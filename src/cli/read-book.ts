import { findBook } from '../io/find-book.ts';
import { changedSince, changesAmong } from '../io/git/changed-since.ts';
import { GitError } from '../io/git/git-error.ts';
import { knownSchemas } from '../io/known-schemas.ts';
import { openWorkingTree } from '../io/working-tree.ts';
import { isRecordsFile, ReadWhole } from '../registry/load-lazily.ts';
import type { Workspace } from '../registry/workspace.ts';
import { type Book, loadBook, type Opening, openBook } from './book.ts';
import type { Context, Out } from './context.ts';
import { keptCheck } from './kept-check.ts';
import { loadTold, loadWritten, mayDiffer, readTold, unlessWhole, type Written } from './told-for-later.ts';

/** A book that is read. */
export type BookRead = {
  readonly workspace: Workspace;
  /** Opens it as one that is worked on. */
  readonly open: () => Promise<Book>;
  /** Returns the paths that a commit would change. */
  readonly edited: (book: Book) => readonly string[];
  /** Says that nothing more of the book is looked at: what was held back is printed, and from now on all is at once. */
  readonly looked: () => void;
};

/** What looks at a book as it is, prints, and gives an exit code. */
export type Reading = (read: BookRead, context: Context) => number | Promise<number>;

/**
 * Does what reads a book as it is. Where its last check could read all of it, a registry is read once somebody looks at
 * it; should that show that the book is to be read as a whole, it is, and nothing is printed twice.
 */
export async function readBook(
  context: Context,
  reading: Reading,
  { compared = false }: Pick<Opening, 'compared'> = {},
): Promise<number> {
  const code = await readKnownBook(context, reading);
  if (code !== undefined) return code;
  const book = await openBook(context.globals, { compared });
  return reading(
    {
      workspace: await loadBook(book),
      open: () => Promise.resolve(book),
      edited: allEdited,
      looked: () => undefined,
    },
    context,
  );
}

/** Does what looks at a book as it is, or as it was at a commit where one is given. */
export async function readBookAt(
  context: Context,
  at: string | undefined,
  look: (workspace: Workspace, context: Context) => number,
): Promise<number> {
  if (at === undefined) return readBook(context, ({ workspace }, held) => look(workspace, held));
  const book = await openBook(context.globals, { compared: false });
  return look(await loadBook(book, at), context);
}

/** Does what `readBook` does where the book is known so; undefined where it is to be read as a whole: nothing is printed then. */
export async function readKnownBook(context: Context, reading: Reading): Promise<number | undefined> {
  const read = await loadKnown(context);
  if (!read) return undefined;
  const { out, release } = holdBack(context.out);
  let isSettled = false;
  const looked = () => {
    isSettled = true;
    release();
  };
  let code: number | undefined;
  try {
    code = await reading({ ...read, looked }, { ...context, out });
  } catch (error) {
    if (error instanceof ReadWhole && !isSettled) return undefined;
    release();
    throw error;
  }
  release();
  return code;
}

/** Loads a book all of which could be read when it was last checked, and of which only the content of some records changed since; undefined of any other. */
async function loadKnown(context: Context): Promise<Omit<BookRead, 'looked'> | undefined> {
  const root = findBook(context.globals.directory);
  if (root === undefined) return undefined;
  const files = openWorkingTree(root);
  const answer = keptCheck(context, root, files);
  const before = answer?.before();
  if (!answer || !before?.written.every(isRecordsFile)) return undefined;
  const told = readTold(before);
  let opened: Promise<Book> | undefined;
  const open = () => {
    opened ??= openBook(context.globals, { listed: files, compared: false });
    return opened;
  };
  return unlessWhole(async () => ({
    // As long as nothing at all has changed, git need not be asked either.
    workspace:
      answer.read() === undefined
        ? await loadWritten(await open(), told)
        : await loadTold({ files, known: knownSchemas() }, told),
    open,
    edited: (book) => editedOf(book, told) ?? allEdited(book),
  }));
}

function allEdited({ repository, files }: Book): readonly string[] {
  return repository ? changedSince(repository, files, repository.head) : [];
}

/** Returns the files that a commit would change, of those that may differ; undefined where git has no longer what was told. */
function editedOf({ repository, files }: Book, told: Written): readonly string[] | undefined {
  if (repository?.head === undefined) return undefined;
  try {
    return changesAmong(repository, files, { oid: repository.head, paths: mayDiffer(repository, told) })
      .changed;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Returns a place for words that keeps them, in their order, until they are released; from then on it keeps none. */
function holdBack(out: Out): { readonly out: Out; readonly release: () => void } {
  let held: (() => void)[] | undefined = [];
  const hold = (print: (text: string) => void) => (text: string) => {
    if (held) held.push(() => print(text));
    else print(text);
  };
  return {
    out: { ...out, data: hold(out.data), talk: hold(out.talk), warn: hold(out.warn) },
    release: () => {
      const words = held ?? [];
      held = undefined;
      for (const print of words) print();
    },
  };
}
