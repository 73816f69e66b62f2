import { relative, resolve, sep } from 'node:path';

/** Returns the absolute path of a path as the user typed it, from a folder (the current one where none is given). */
export function resolvePath(path: string, from: string = process.cwd()): string {
  return resolve(from, path);
}

/** Returns a path as it is written from a folder, with forward slashes. */
export function pathWithin(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
