import { walkFolder } from './walk-folder.ts';
import { removeOutput } from './write-output.ts';

/** Which generated files stay: those named, and whatever has another ending. */
export type Keeping = {
  readonly folder: string;
  readonly ending: string;
  readonly keep: ReadonlySet<string>;
};

/** Removes files of an earlier run from a folder of generated files: those with the ending that are not named. */
export function removeOthers(root: string, { folder, ending, keep }: Keeping): void {
  for (const { path, mode } of walkFolder(root, folder)) {
    if (mode.startsWith('100') && path.endsWith(ending) && !keep.has(path)) removeOutput(root, path);
  }
}
