import { inOrder, type Verdict } from './verdict.ts';

/** What git is in the middle of, and the branch that is checked out. */
export type HalfDoneFacts = {
  readonly found: { readonly what: string; readonly ending: string } | undefined;
  readonly branch: string | undefined;
};

/** Judges whether a commit can be made now. */
export function judgeHalfDone({ found, branch }: HalfDoneFacts): readonly Verdict[] {
  if (found)
    return [
      {
        state: 'problem',
        says: `${found.what} is in progress`,
        why: 'nothing is committed until it is ended',
        mend: found.ending,
      },
    ];
  if (branch !== undefined) return inOrder(`the branch ${branch} is checked out, nothing is half done`);
  return [
    {
      state: 'problem',
      says: 'no branch is checked out (detached HEAD)',
      why: 'commits would belong to no branch, so nothing is committed',
      mend: 'git switch main, or git switch -c NEW-BRANCH',
    },
  ];
}
