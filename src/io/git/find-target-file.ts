import { existsSync, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { foldedPath, unportablePath } from '../../base/portable-name.ts';
import { findObstacle, parentFolders } from '../real-folders.ts';
import { CommitRefused } from './commit-refused.ts';
import type { Wanted } from './target.ts';
import { unsafePath } from './target-path.ts';

/**
 * Returns the bytes a target has in the work tree; undefined where there is no such file. Throws a
 * CommitRefused where the path is unsafe, or leads through or to anything but real folders and files.
 */
export function findTargetFile(topLevel: string, wanted: Wanted): Uint8Array | undefined {
  const present = findPlainFile(topLevel, wanted);
  refuseOtherRepository(topLevel, wanted.path);
  if (present === undefined && wanted.bytes !== undefined) refuseNewName(topLevel, wanted);
  return present;
}

/**
 * Returns the bytes of a file of the work tree, whoever keeps its past; undefined where there is none. Throws a CommitRefused
 * where its path is unsafe, or leads through or to anything but real folders and files.
 */
export function findPlainFile(
  topLevel: string,
  { bookPath, path }: Pick<Wanted, 'bookPath' | 'path'>,
): Uint8Array | undefined {
  const unsafe = unsafePath(bookPath);
  if (unsafe) throw refuse('unsafe-path', bookPath, `cannot be written: ${unsafe}`);
  const obstacle = findObstacle(topLevel, path);
  if (obstacle) throw refuseKind(obstacle.path, obstacle.stats);
  const stats = lstatSync(join(topLevel, path), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isFile()) throw refuseKind(path, stats);
  return readFileSync(join(topLevel, path));
}

function refuse(refusal: CommitRefused['refusal'], path: string, why: string): CommitRefused {
  return new CommitRefused(refusal, `"${path}" ${why}`);
}

function refuseKind(path: string, stats: Stats): CommitRefused {
  if (stats.isSymbolicLink())
    return refuse('symlink', path, 'is a symbolic link: nothing is written through it');
  return refuse('not-a-file', path, stats.isDirectory() ? 'is a folder' : 'is not an ordinary file');
}

function refuseOtherRepository(topLevel: string, path: string): void {
  const inner = parentFolders(path).find((folder) => existsSync(join(topLevel, folder, '.git')));
  if (inner === undefined) return;
  throw new CommitRefused('other-repository', `"${path}" belongs to another repository, "${inner}"`, {
    hint: `work on it there: grantbook -C "${inner}"`,
  });
}

function refuseNewName(topLevel: string, { bookPath, path }: Wanted): void {
  const unportable = unportablePath(bookPath);
  if (unportable) throw refuse('unsafe-path', bookPath, `cannot be made: ${unportable}`);
  const twin = findTwin(join(topLevel, path));
  if (twin === undefined) return;
  const why = `cannot be made beside "${twin}": some systems take both for one file`;
  throw refuse('collision', bookPath, why);
}

/** Returns a neighbour whose name differs only in ways that macOS or Windows overlook. */
function findTwin(file: string): string | undefined {
  const folder = dirname(file);
  const name = file.slice(folder.length + 1);
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).find((other) => other !== name && foldedPath(other) === foldedPath(name));
}
