import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';

/** The first thing on the way to a file that is no real folder. */
export type Obstacle = { readonly path: string; readonly stats: Stats };

/** Returns the folders on the way to a path below a root, outermost first: `a`, `a/b` for `a/b/c`. */
export function parentFolders(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** Returns what stands in the way where a folder towards a path is a link or a file. */
export function findObstacle(root: string, path: string): Obstacle | undefined {
  for (const folder of parentFolders(path)) {
    const stats = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (!stats.isDirectory()) return { path: folder, stats };
  }
  return undefined;
}

/** Makes the folders towards a path that are missing, and tells of each that it made. */
export function makeFolders(root: string, path: string, made?: (folder: string) => void): void {
  for (const folder of parentFolders(path)) {
    try {
      mkdirSync(join(root, folder));
      made?.(folder);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
