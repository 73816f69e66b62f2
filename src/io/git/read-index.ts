import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** An entry of git's index; stages 1 to 3 are the sides of a conflict. */
export type IndexEntry = {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly stage: string;
};

/** Returns what the index holds at or below some paths, given from the top level. */
export function readIndex(repo: Repository, paths: readonly string[]): IndexEntry[] {
  const args = ['ls-files', '--stage', '-z', '--full-name', '--', ...paths];
  return splitNul(runGit({ cwd: repo.topLevel, args }).stdout).map((record) => {
    const tab = record.indexOf('\t');
    const [mode = '', id = '', stage = ''] = record.slice(0, tab).split(' ');
    return { path: record.slice(tab + 1), mode, id, stage };
  });
}
