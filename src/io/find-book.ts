import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Returns the nearest folder, from the one given upwards, that holds a book; undefined where none does. */
export function findBook(start: string): string | undefined {
  let folder = resolve(start);
  while (!holdsBook(folder)) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}

function holdsBook(folder: string): boolean {
  return isFolder(join(folder, 'project-data')) && isFolder(join(folder, 'schemas'));
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
