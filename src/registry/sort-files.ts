import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { FileEntry } from './files.ts';
import { isScratchFile } from './scratch-files.ts';

/** The files of a book by what they are for. */
export type SortedFiles = {
  readonly schemas: readonly FileEntry[];
  readonly data: readonly FileEntry[];
  /** Links, submodules and other things that are not ordinary files. */
  readonly strange: readonly FileEntry[];
};

/** Returns whether a path lies in one of the folders of a book. */
export function isInBook(path: string): boolean {
  return /^(evidence|schemas|project-data|templates)\//.test(path);
}

/** Sorts a snapshot's files by what they are for; templates and files outside the book's folders are left out, and so is scratch. */
export function sortFiles(entries: readonly FileEntry[]): SortedFiles {
  const ours = entries.filter((entry) => isInBook(entry.path) && !isScratchFile(entry.path));
  const ordinary = ours.filter(isOrdinary);
  return {
    schemas: ordinary.filter((entry) => /^schemas\/[^/]+\.schema\.json$/.test(entry.path)),
    data: ordinary.filter((entry) => entry.path.startsWith('project-data/')),
    strange: ours.filter((entry) => !isOrdinary(entry)),
  };
}

function isOrdinary(entry: FileEntry): boolean {
  return entry.mode === '100644' || entry.mode === '100755';
}

/** Returns whether a data file belongs to the registry. */
export function belongsTo(path: string, { source }: RegistrySchema): boolean {
  if (source.kind === 'file') return path === source.path;
  return (
    path.startsWith(source.path) && path.endsWith('.yaml') && !path.slice(source.path.length).includes('/')
  );
}
