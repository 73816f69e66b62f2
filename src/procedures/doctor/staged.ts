import { inOrder, type Verdict } from './verdict.ts';

/** Judges what git says when it reads its index; undefined where it could. */
export function judgeStaged(fault: string | undefined): readonly Verdict[] {
  if (fault === undefined) return inOrder('the list of staged files (.git/index) can be read');
  return [
    {
      state: 'problem',
      says: `the list of staged files (.git/index) cannot be read: ${fault}`,
      why: 'git can commit nothing; your files and all commits are untouched by that',
      mend: 'mv .git/index .git/index.broken && git reset\n(files stay as they are; what was staged is to be staged again)',
    },
  ];
}
