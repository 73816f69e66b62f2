import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotError } from '../base/cannot-error.ts';
import { writeNewFile } from './durable-write.ts';
import { describeFailure } from './error-code.ts';
import { isRunning } from './is-running.ts';
import { findObstacle, makeFolders } from './real-folders.ts';

/** A generated file: where, from the book's root, and what. */
export type Output = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Writes a generated file whole or not at all, with the folders it needs, and returns whether its
 * bytes changed. Never writes through a symbolic link, nor outside the book.
 */
export function writeOutput(root: string, { path, bytes }: Output): boolean {
  if (leavesRoot(path)) throw new CannotError(`"${path}" lies outside the book`);
  try {
    refuseLinks(root, path);
    if (holdsAlready(join(root, path), bytes)) return false;
    makeFolders(root, path);
    replaceFile(join(root, path), bytes);
    return true;
  } catch (error) {
    if (error instanceof CannotError) throw error;
    throw new CannotError(`cannot write "${path}": ${describeFailure(error)}`);
  }
}

/** Returns whether an output stands there already with exactly these bytes. */
export function holdsOutput(root: string, { path, bytes }: Output): boolean {
  return !leavesRoot(path) && holdsAlready(join(root, path), bytes);
}

/** Replaces a file that is named on the command line, whole or not at all. */
export function replaceGivenFile(path: string, bytes: Uint8Array): void {
  try {
    replaceFile(path, bytes);
  } catch (error) {
    throw new CannotError(`cannot write "${path}": ${describeFailure(error)}`);
  }
}

/** Removes an ordinary file of the book. Never follows a symbolic link, nor leaves the book. */
export function removeOutput(root: string, path: string): void {
  if (leavesRoot(path)) throw new CannotError(`"${path}" lies outside the book`);
  refuseLinks(root, path);
  rmSync(join(root, path), { force: true });
}

function leavesRoot(path: string): boolean {
  return (
    path.startsWith('/') || /[\\\0:]/.test(path) || path.split('/').some((part) => /^\.{0,2}$/.test(part))
  );
}

function refuseLinks(root: string, path: string): void {
  const obstacle = findObstacle(root, path);
  const stats = obstacle?.stats ?? lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined || (obstacle === undefined && stats.isFile())) return;
  const what = stats.isSymbolicLink() ? 'a symbolic link' : stats.isDirectory() ? 'a folder' : 'no folder';
  throw new CannotError(`"${obstacle?.path ?? path}" is ${what}, so "${path}" was not written`, {
    hint: `move it away: mv "${obstacle?.path ?? path}" "${obstacle?.path ?? path}.old"`,
  });
}

function holdsAlready(file: string, bytes: Uint8Array): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.size !== bytes.length) return false;
  return readFileSync(file).equals(bytes);
}

/** What those that were killed have left beside what they wrote. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^\.grantbook-(\d+)\.tmp$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) rmSync(join(folder, name), { force: true });
  }
}

function replaceFile(file: string, bytes: Uint8Array): void {
  const temp = join(dirname(file), `.grantbook-${process.pid}.tmp`);
  sweep(dirname(file));
  try {
    writeNewFile(temp, bytes);
    renameSync(temp, file);
  } finally {
    rmSync(temp, { force: true });
  }
}
