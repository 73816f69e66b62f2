import { findField } from '../../registry/field-path.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Book, loadWhere } from '../book.ts';

/** Ids that stand in a text as they are, in whatever way it is written, but for escapes. */
const PLAIN = /^[\w-]+$/;

/**
 * Loads as much of a book as tells which record or field a text names; undefined where only the whole book can tell, or
 * it names none. It begins with an id, in whatever case, or one that a record had: all files are read that hold its
 * beginning, up to a dot or a bracket, or escapes, which may be anything.
 */
export async function loadNaming(book: Book, text: string): Promise<Workspace | undefined> {
  const [beginning = ''] = text.split(/[.[]/);
  if (!PLAIN.test(beginning) || isRegistry(book, text)) return undefined;
  const wanted = beginning.toLowerCase();
  const fits = (file: string) => file.toLowerCase().includes(wanted) || file.includes('\\');
  const workspace = await loadWhere(book, fits);
  return findField(workspace, text) ? workspace : undefined;
}

/** A registry is asked for as a whole. */
function isRegistry({ files }: Book, text: string): boolean {
  const place = `project-data/${text}`;
  return files.list().some(({ path }) => path === `${place}.yaml` || path.startsWith(`${place}/`));
}
