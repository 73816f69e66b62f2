import { inOrder, type Verdict } from './verdict.ts';

/** The file by which git walks many commits fast. */
export type GraphFacts = {
  readonly isThere: boolean;
  readonly fault: string | undefined;
  readonly commits: number;
};

/** With fewer it makes no difference. */
const MANY = 1000;

/** Judges the file by which git walks commits fast. */
export function judgeCommitGraph({ isThere, fault, commits }: GraphFacts): readonly Verdict[] {
  const mend = 'git commit-graph write --reachable\nor: grantbook doctor --fix';
  if (fault !== undefined)
    return [
      {
        state: 'problem',
        says: `git’s list of commits (commit-graph) is wrong: ${fault}`,
        why: 'git log may leave commits out; grantbook does not ask it',
        mend: `rm -r .git/objects/info/commit-graph*\n${mend}`,
      },
    ];
  if (isThere || commits < MANY) return inOrder('git walks the commits fast enough');
  return [
    {
      state: 'warning',
      says: `git has no list of its ${commits} commits (commit-graph)`,
      why: 'log and blame are slower than they need be',
      mend,
      fix: 'commit-graph',
    },
  ];
}
