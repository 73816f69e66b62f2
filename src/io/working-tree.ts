import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../base/natural-order.ts';
import { besideStore, type FileEntry, type Files, FilesError, STORE_FOLDER } from '../registry/files.ts';
import { isScratchFile } from '../registry/scratch-files.ts';
import { BOOK_PATHS } from './book-paths.ts';
import { describeFailure } from './error-code.ts';
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
  return besideStore(listedFiles(root, listing), openStore(root));
}

function listedFiles(root: string, listing: () => Listing): Files {
  return {
    list: () => listing().entries,
    read: (path) => {
      const file = listing().files.get(path);
      if (file === undefined) throw new FilesError(path, 'no such file');
      return readWalked(root, file);
    },
  };
}

/** The store of personal values, which may be a repository of its own; undefined where it is not there. */
function openStore(root: string): Files | undefined {
  const paths = storePaths(root);
  if (paths === undefined) return undefined;
  let listed: Listing | undefined;
  return listedFiles(root, () => {
    listed ??= listing(paths.flatMap((path) => walkFolder(root, path)));
    return listed;
  });
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

type Listing = { readonly entries: readonly FileEntry[]; readonly files: ReadonlyMap<string, WalkedFile> };

function listBook(root: string): Listing {
  return listing(BOOK_PATHS.flatMap((path) => walkFolder(root, path)));
}

function listing(files: readonly WalkedFile[]): Listing {
  const walked = files.filter(({ path }) => !isScratchFile(path));
  walked.sort((a, b) => compareText(a.path, b.path));
  return {
    entries: walked.map(({ path, mode, stats }) => ({ path, mode, size: Number(stats.size) })),
    files: new Map(walked.map((file) => [file.path, file])),
  };
}

function readWalked(root: string, { path, stats }: WalkedFile): Uint8Array {
  if (!stats.isFile()) throw new FilesError(path, 'not an ordinary file');
  if (stats.size > MAX_BYTES) throw new FilesError(path, 'larger than 64 MiB');
  try {
    const file = openSync(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const now = fstatSync(file, { bigint: true });
      if (!sameState(stats, now)) throw new FilesError(path, 'changed while it was being read');
      return readAll(file, Number(now.size));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof FilesError ? error : new FilesError(path, describeFailure(error));
  }
}

/** One call for most files; a file cut short in the meantime gives what is left. */
function readAll(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

function sameState(before: WalkedFile['stats'], now: WalkedFile['stats']): boolean {
  return (
    before.ino === now.ino &&
    before.dev === now.dev &&
    before.size === now.size &&
    before.mtimeNs === now.mtimeNs &&
    now.isFile()
  );
}
