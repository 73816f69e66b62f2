import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobId } from '../base/digest.ts';
import { compareText } from '../base/natural-order.ts';
import { besideStore, type FileEntry, type Files, FilesError, STORE_FOLDER } from '../registry/files.ts';
import { isScratchFile } from '../registry/scratch-files.ts';
import { BOOK_PATHS } from './book-paths.ts';
import { describeFailure } from './error-code.ts';
import { type FileState, isUnwritten, type Stamp } from './file-state.ts';
import { below } from './resolve-path.ts';
import { type WalkedFile, walkFolder } from './walk-folder.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Returns a snapshot of the book in a folder, listed on first use. A file that is changed after it
 * was listed cannot be read any more, so that what is read is one state of the book.
 */
export function openWorkingTree(root: string): Files {
  let listed: Listing | undefined;
  const listing = (): Listing => {
    listed ??= listBook(root);
    return listed;
  };
  const tree: Tree = { listing };
  const files = besideStore(listedFiles(root, tree), openStore(root));
  trees.set(files, tree);
  return files;
}

/** What was met on the disk when a work tree was listed, and the kind of ids its files get once they are read. */
type Tree = { readonly listing: () => Listing; ids?: Algorithm };
type Algorithm = 'sha1' | 'sha256';

const trees = new WeakMap<Files, Tree>();

/** Returns the files of a work tree as they stood when it was listed; none of any other snapshot. */
export function walkedFiles(files: Files): readonly FileState[] {
  const listed = [...(trees.get(files)?.listing().files.values() ?? [])];
  return listed.map(({ entry: { path }, stamp }) => ({ path, stamp }));
}

/** From now on the list of a work tree has git's id of each file that was read: it need not be read again for that. */
export function giveIds(files: Files, ids: Algorithm): void {
  const tree = trees.get(files);
  if (tree) tree.ids = ids;
}

function listedFiles(root: string, tree: Tree): Files {
  return {
    list: () => tree.listing().entries,
    read: (path) => {
      const file = tree.listing().files.get(path);
      if (file === undefined) throw new FilesError(path, 'no such file');
      const bytes = readWalked(root, file);
      if (tree.ids) file.entry.id ??= gitBlobId(bytes, tree.ids);
      return bytes;
    },
  };
}

/** The store of personal values, which may be a repository of its own; undefined where it is not there. */
function openStore(root: string): Files | undefined {
  const paths = storePaths(root);
  if (paths === undefined) return undefined;
  let listed: Listing | undefined;
  const list = (): Listing => {
    listed ??= listing(paths.flatMap((path) => walkFolder(root, path)));
    return listed;
  };
  return listedFiles(root, { listing: list });
}

function storePaths(root: string): string[] | undefined {
  const folder = STORE_FOLDER.slice(0, -1);
  const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isDirectory()) return [folder];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => STORE_FOLDER + name);
}

/** The id is known once the file was read: a state that has changed since is not read again. */
type ListedFile = {
  readonly entry: FileEntry & { readonly size: number; id?: string };
  readonly stamp: Stamp;
};

type Listing = { readonly entries: readonly FileEntry[]; readonly files: ReadonlyMap<string, ListedFile> };

function listBook(root: string): Listing {
  return listing(BOOK_PATHS.flatMap((path) => walkFolder(root, path)));
}

function listing(files: readonly WalkedFile[]): Listing {
  const walked = files.filter(({ path }) => !isScratchFile(path));
  walked.sort((a, b) => compareText(a.path, b.path));
  const listed = walked.map(({ stamp, ...entry }): ListedFile => ({ entry, stamp }));
  return {
    entries: listed.map(({ entry }) => entry),
    files: new Map(listed.map((file) => [file.entry.path, file])),
  };
}

function readWalked(root: string, { entry: { path, mode, size }, stamp }: ListedFile): Uint8Array {
  if (!mode.startsWith('100')) throw new FilesError(path, 'not an ordinary file');
  if (size > MAX_BYTES) throw new FilesError(path, 'larger than 64 MiB');
  try {
    const file = openSync(
      below(root, path),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      const now = fstatSync(file, { bigint: true });
      if (!now.isFile() || !isUnwritten(stamp, now))
        throw new FilesError(path, 'changed while it was being read');
      return readAll(file, size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof FilesError ? error : new FilesError(path, describeFailure(error));
  }
}

/** One call for most files; a file cut short in the meantime gives what is left. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}
