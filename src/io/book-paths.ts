import { isScratchFile } from '../registry/scratch-files.ts';

/** The folders of a book. */
export const BOOK_FOLDERS = ['evidence', 'project-data', 'schemas', 'templates'] as const;
const ROOT_FILES = ['.gitattributes', '.gitignore', '.grantbook.yaml'] as const;

/** What a book is made of, as paths from its root: the folders with all they hold, and a few files. */
export const BOOK_PATHS: readonly string[] = [...ROOT_FILES, ...BOOK_FOLDERS];

/** Returns whether a path, from the book's root, belongs to the book. */
export function isBookPath(path: string): boolean {
  if (isScratchFile(path)) return false;
  return BOOK_PATHS.includes(path) || BOOK_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}
