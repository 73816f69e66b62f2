/** A file of a snapshot. `id` is git's blob id of its bytes, where it is known without reading. */
export type FileEntry = {
  /** Path from the book's root, with forward slashes. */
  readonly path: string;
  /** git's mode: 100644 or 100755 for a file, 120000 for a symbolic link, 160000 for a submodule. */
  readonly mode: string;
  readonly id?: string;
  /** Size in bytes, where it is known without reading. */
  readonly size?: number;
};

/**
 * An unchanging snapshot of a book's files: the working tree, a commit, the index, a planned
 * result or a fixture. The same function loads a workspace from any of them.
 */
export type Files = {
  /** Returns every file of the book, sorted by path. */
  list(): readonly FileEntry[];
  /** Returns a file's bytes. Throws a FilesError where there is no such file or it cannot be read. */
  read(path: string): Uint8Array;
  /**
   * The store of personal values beside the book, a second root: its files are read by this snapshot
   * too, but are not among those it lists. Absent where the snapshot has none, as that of a commit.
   */
  readonly personal?: Files | undefined;
};

/** Returns a snapshot with a store of personal values beside it. */
export function besideStore({ list, read }: Files, personal: Files | undefined): Files {
  if (personal === undefined) return { list, read };
  return { list, read: (path) => (isStorePath(path) ? personal.read(path) : read(path)), personal };
}

/** The folder, in the book's root, where the store of personal values stands; git does not see it. */
export const STORE_FOLDER = 'personal/';

/** Returns whether a path, from the book's root, lies in the store of personal values. */
export function isStorePath(path: string): boolean {
  return path.startsWith(STORE_FOLDER);
}

/** The snapshot could not give what was asked: an I/O failure, never a problem in the data. */
export class FilesError extends Error {
  override readonly name = 'FilesError';
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
  }
}

/** Returns a snapshot of texts given in memory, for tests and planned results. */
export function filesOf(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const bytes = new Map(Object.entries(contents).map(([path, content]) => [path, toBytes(content)]));
  const entries = [...bytes].map(([path, content]) => ({ path, mode: '100644', size: content.length }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    list: () => entries,
    read: (path) => {
      const content = bytes.get(path);
      if (content === undefined) throw new FilesError(path, 'no such file');
      return content;
    },
  };
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
