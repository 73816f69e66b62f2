import nodePath, { resolve } from 'node:path';

/** How a system writes paths: that of this machine, or in tests that of another. */
export type PathStyle = Pick<typeof nodePath, 'relative' | 'isAbsolute' | 'sep'>;

/** Returns the absolute path of a path as the user typed it, from a folder (the current one where none is given). */
export function resolvePath(path: string, from: string = process.cwd()): string {
  return resolve(from, path);
}

/** Returns a path as it is written from a folder, with forward slashes. */
export function pathWithin(folder: string, path: string, { relative, sep }: PathStyle = nodePath): string {
  return relative(folder, path).split(sep).join('/');
}

/** Returns whether a path leads to something inside a folder. */
export function liesWithin(folder: string, path: string, style: PathStyle = nodePath): boolean {
  const way = style.relative(folder, path);
  return way !== '' && way.split(style.sep)[0] !== '..' && !style.isAbsolute(way);
}
