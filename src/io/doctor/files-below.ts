import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const MOST = 100_000;

/** Returns the ordinary files below a folder, by path from it, in order; none where it is not there. Follows no link. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  // A folder that is a link leads out of what is looked at.
  const waiting = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? [''] : [];
  for (let at = waiting.pop(); at !== undefined && found.length < MOST; at = waiting.pop()) {
    const prefix = at === '' ? '' : `${at}/`;
    const entries = entriesOf(join(folder, at));
    const named = (is: (entry: Dirent) => boolean) => entries.filter(is).map(({ name }) => prefix + name);
    waiting.push(...named((entry) => entry.isDirectory()));
    found.push(...named((entry) => entry.isFile()));
  }
  return found.sort();
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
