import { findBook } from '../../io/find-book.ts';
import { openRepository } from '../../io/git/repository.ts';
import { knownSchemas } from '../../io/known-schemas.ts';
import { pathWithin, resolvePath } from '../../io/resolve-path.ts';
import { filesOf } from '../../registry/files.ts';
import { type Book, openBook, repositoryOf } from '../book.ts';
import type { Globals } from '../context.ts';

/**
 * Opens the book that a hook was installed for. Where the branch that is checked out has none, as one of
 * pages for a website, it is the book of other branches: what is pushed from here is checked as well.
 */
export async function hookedBook(globals: Globals): Promise<Book> {
  if (findBook(globals.directory) !== undefined) return openBook(globals);
  const root = resolvePath('.');
  const book = {
    root,
    files: filesOf({}),
    repository: await openRepository(root),
    known: knownSchemas(),
    version: globals.version,
  };
  const repository = repositoryOf(book);
  const place = pathWithin(repository.topLevel, globals.directory);
  return { ...book, repository: { ...repository, bookPrefix: place === '' ? '' : `${place}/` } };
}
