import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** A lock of git: where it is, and for how many seconds. */
export type Lock = { readonly path: string; readonly age: number };

/** A git that still runs has let go of a lock long before. */
const STALE = 600;

/** Judges the locks that git left or holds. */
export function judgeLocks(locks: readonly Lock[]): readonly Verdict[] {
  if (locks.length === 0) return inOrder('git holds no lock');
  return locks.map(({ path, age }) =>
    age < STALE
      ? {
          state: 'warning',
          says: `git holds a lock: "${path}"`,
          why: 'it is at work, or was cut off a moment ago',
          mend: 'wait for it to end, then: grantbook doctor',
        }
      : {
          state: 'problem',
          says: `a lock of git is left over: "${path}"`,
          why: 'nothing can be committed while it is there; whose it was cannot be proved, so it is not taken away',
          mend: `where no git runs, also in no editor: rm ${shellWord(path) ?? 'FILE'}`,
        },
  );
}
