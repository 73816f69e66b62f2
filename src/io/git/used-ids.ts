import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';

/** Returns the ids of the records that the commits up to one name in their messages, gone or not. */
export function usedIds({ topLevel }: Repository, commit: string): ReadonlySet<string> {
  const args = ['log', '--format=%(trailers:key=Record,valueonly)', commit, '--'];
  return new Set(
    askGit({ cwd: topLevel, args })
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
