import { inOrder, type Verdict } from './verdict.ts';

/** How many of the last commits there are, and how many of them carry no signature. */
export type SignedFacts = { readonly commits: number; readonly unsigned: number };

/** Judges how far signatures vouch for the last commits. */
export function judgeSigned({ commits, unsigned }: SignedFacts): readonly Verdict[] {
  if (commits === 0) return inOrder('nothing is committed yet');
  if (unsigned === 0) return inOrder(`each of the last ${commits} commits is signed`);
  return [
    {
      state: 'warning',
      says:
        unsigned === commits
          ? `no commit of the last ${commits} is signed`
          : `${unsigned} of the last ${commits} commits ${unsigned === 1 ? 'is' : 'are'} not signed`,
      why: 'who made them rests on what they say, and on the account that sent them',
      mend: 'see which, and what signatures are worth: grantbook audit verify',
    },
  ];
}
