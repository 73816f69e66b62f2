import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkFolder } from './walk-folder.ts';
import type { Output } from './write-output.ts';

/** Returns the generated files below a folder of the book, with their bytes; links are not followed. */
export function readOutputs(root: string, folder: string): Output[] {
  return walkFolder(root, folder)
    .filter(({ mode }) => mode.startsWith('100'))
    .map(({ path }) => ({ path, bytes: readFileSync(join(root, path)) }));
}
