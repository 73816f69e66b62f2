import type { RegistrySchema, Source } from '../schema/registry-schema.ts';
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
  return liesAt(path, source.path, source.kind);
}

/** Returns whether one of some data files belongs to the registry. */
export function hasOneOf(schema: RegistrySchema, paths: Iterable<string>): boolean {
  for (const path of paths) if (belongsTo(path, schema)) return true;
  return false;
}

function liesAt(path: string, place: string, kind: Source['kind']): boolean {
  if (kind === 'file') return path === place;
  return path.startsWith(place) && path.endsWith('.yaml') && !path.slice(place.length).includes('/');
}

/** Returns whether a file is meant for the registry: its own, or its own but for the ending or for capitals. */
export function isMeantFor(path: string, registry: RegistrySchema): boolean {
  const { source } = registry;
  if (belongsTo(path, registry)) return true;
  return liesAt(path.toLowerCase().replace(/\.yml$/, '.yaml'), source.path.toLowerCase(), source.kind);
}

/** Returns what finds the data files of a registry among others: each is looked at once, however many registries there are. */
export function filesByRegistry(data: readonly FileEntry[]): (schema: RegistrySchema) => readonly string[] {
  const byPlace = new Map<string, string[]>();
  for (const { path } of data) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const known = byPlace.get(folder);
    if (known) known.push(path);
    else byPlace.set(folder, [path]);
  }
  return (schema) => {
    const { path } = schema.source;
    const near = byPlace.get(path.slice(0, path.lastIndexOf('/') + 1)) ?? [];
    return near.filter((each) => belongsTo(each, schema));
  };
}
