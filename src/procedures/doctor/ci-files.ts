import type { CiState } from '../ci/ci-files.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** Judges what CI runs, by how each file stands that grantbook makes. */
export function judgeCi(states: readonly (readonly [path: string, state: CiState])[]): readonly Verdict[] {
  const of = (state: CiState) => states.filter((each) => each[1] === state).map(([path]) => path);
  if (of('absent').length === states.length)
    return [
      {
        state: 'warning',
        says: 'no pull request is checked (nothing for CI is there)',
        why: 'what somebody edits by hand is checked by nobody',
        mend: 'grantbook ci write',
      },
    ];
  const [older, changed] = [of('older'), of('changed')];
  if (older.length > 0)
    return [
      {
        state: 'warning',
        says: `another version of grantbook made what CI runs: ${older.join(', ')}`,
        why: 'pull requests are judged by that version',
        mend: 'grantbook ci write',
      },
    ];
  if (changed.length > 0)
    return [
      {
        state: 'warning',
        says: `what CI runs is not as grantbook made it: ${changed.join(', ')}`,
        why: 'it is never overwritten; whether it is safe is looked at by ci check',
        mend: 'grantbook ci check',
      },
    ];
  return inOrder('what CI runs is as this version makes it');
}
