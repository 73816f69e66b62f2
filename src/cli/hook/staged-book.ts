import { withStaged } from '../../io/git/staged-files.ts';
import { besideStore } from '../../registry/files.ts';
import { type Book, repositoryOf } from '../book.ts';
import { refuseNewer } from '../refuse-newer.ts';

/** Lends out the book as it is staged, whatever the work tree holds. */
export function withStagedBook<T>(book: Book, use: (staged: Book) => Promise<T>): Promise<T> {
  return withStaged(repositoryOf(book), async (files) => {
    await refuseNewer(files, book.version);
    return use({ ...book, files: besideStore(files, book.files.personal) });
  });
}
