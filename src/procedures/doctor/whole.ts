import { inOrder, type Verdict } from './verdict.ts';

/** What of the repository is left out of this clone. */
export type WholeFacts = {
  readonly shallow: boolean;
  /** Settings that have git leave objects out. */
  readonly promised: readonly string[];
  readonly sparse: boolean;
};

/** Judges whether the whole repository is there. */
export function judgeWhole({ shallow, promised, sparse }: WholeFacts): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  if (shallow)
    verdicts.push({
      state: 'warning',
      says: 'the older commits are cut off (a shallow clone)',
      why: 'log, blame and audit verify need all of them',
      mend: 'git fetch --unshallow',
    });
  if (promised.length > 0)
    verdicts.push({
      state: 'warning',
      says: `files of older commits are left out (a partial clone: ${promised.join(', ')})`,
      why: 'grantbook never fetches by itself, so what is left out is missing to it',
      mend: 'make a whole clone: git clone URL FOLDER',
    });
  if (sparse)
    verdicts.push({
      state: 'problem',
      says: 'some files are not checked out (a sparse checkout)',
      why: 'a record that is not there is an error, never an absence',
      mend: 'git sparse-checkout disable',
    });
  return verdicts.length > 0 ? verdicts : inOrder('all files and all commits are there');
}
