import { type BigIntStats, type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FilesError } from '../registry/files.ts';
import { describeFailure, errorCode } from './error-code.ts';
import { type Stamp, stampOf } from './file-state.ts';
import { below } from './resolve-path.ts';

const MAX_DEPTH = 32;
const MAX_FILES = 200_000;

/** A file met on a walk: its path from the walk's root, what git would call it, its size and its stamp then. */
export type WalkedFile = {
  readonly path: string;
  readonly mode: string;
  readonly size: number;
  readonly stamp: Stamp;
};

/** Returns a file or everything below a folder; nothing where it is absent. Never follows a symbolic link. */
export function walkFolder(root: string, start: string): WalkedFile[] {
  const found: WalkedFile[] = [];
  const waiting: { path: string; depth: number; entry?: Dirent }[] = [{ path: start, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth, entry } = next;
    const children = entry?.isDirectory() === false ? undefined : listFolder(root, path);
    if (children === undefined) addFile(found, root, path);
    else if (isOtherRepository(children)) addFile(found, root, path);
    else
      for (const child of children)
        waiting.push(step([path, nameAsCommitted(below(root, path), child.name)].join('/'), depth, child));
    if (found.length + waiting.length > MAX_FILES)
      throw new FilesError(start, `more than ${MAX_FILES} files`);
  }
  return found;
}

/**
 * Returns a file's name as git has it: where a system lists accents apart from their letters and finds the file
 * by the other spelling as well, as macOS does, the other one.
 */
export function nameAsCommitted(folder: string, name: string): string {
  const composed = name.normalize('NFC');
  if (composed === name) return name;
  const [listed, other] = [name, composed].map((each) =>
    lstatSync(join(folder, each), { bigint: true, throwIfNoEntry: false }),
  );
  const same = listed !== undefined && listed.ino === other?.ino && listed.dev === other.dev;
  return same ? composed : name;
}

function step(inner: string, depth: number, child: Dirent): { path: string; depth: number; entry: Dirent } {
  if (depth >= MAX_DEPTH) throw new FilesError(inner, `more than ${MAX_DEPTH} folders deep`);
  return { path: inner, depth: depth + 1, entry: child };
}

/** Returns what a folder holds; undefined for anything that is no folder, or is absent. */
function listFolder(root: string, path: string): Dirent[] | undefined {
  try {
    const folder = below(root, path);
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() ? readdirSync(folder, { withFileTypes: true }) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw new FilesError(path, describeFailure(error));
  }
}

/** A submodule, or a clone put inside the book: its files are another repository's. */
function isOtherRepository(children: readonly Dirent[]): boolean {
  return children.some(({ name }) => name === '.git');
}

function addFile(found: WalkedFile[], root: string, path: string): void {
  const stats = lstatSync(below(root, path), { bigint: true, throwIfNoEntry: false });
  if (stats !== undefined)
    found.push({ path, mode: gitMode(stats), size: Number(stats.size), stamp: stampOf(stats) });
}

function gitMode(stats: BigIntStats): string {
  if (stats.isFile()) return (stats.mode & 0o100n) === 0n ? '100644' : '100755';
  if (stats.isSymbolicLink()) return '120000';
  if (stats.isDirectory()) return '160000';
  return (stats.mode & 0o170000n).toString(8).padStart(6, '0');
}
