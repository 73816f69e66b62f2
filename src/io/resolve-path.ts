import nodePath, { delimiter, isAbsolute, resolve, sep as separator } from 'node:path';

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

/**
 * Returns the path of something below a folder, both in order already: for the many files of a book, as `join` takes
 * longer than the system takes to look at one.
 */
export function below(folder: string, path: string): string {
  return folder + separator + path;
}

/** Returns whether a path leads to something inside a folder. */
export function liesWithin(folder: string, path: string, style: PathStyle = nodePath): boolean {
  const way = style.relative(folder, path);
  return way !== '' && way.split(style.sep)[0] !== '..' && !style.isAbsolute(way);
}

/** Returns the folders in which programs are looked for, as PATH names them; none that depends on where one stands. */
export function programFolders(): string[] {
  return foldersIn(process.env.PATH);
}

/** Whether PATH names folders that depend on where one stands, or none at all. */
export function namesOtherFolders(): boolean {
  return (process.env.PATH ?? '').split(delimiter).length > programFolders().length;
}

/** Returns the folders that a variable of the environment names; none that depends on where one stands. */
export function foldersIn(variable: string | undefined): string[] {
  return (variable ?? '').split(delimiter).filter(isAbsolute);
}
