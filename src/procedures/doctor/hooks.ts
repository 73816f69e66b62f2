import { inOrder, type Verdict } from './verdict.ts';

/** The hooks of this clone, each with whose it is, and whether git takes them from elsewhere. */
export type HookFacts = {
  readonly elsewhere: string | undefined;
  readonly missing: readonly string[];
  /** Hooks of grantbook that somebody changed, or that call a program that is gone. */
  readonly broken: readonly string[];
};

/** Judges whether commits and pushes are checked in this clone. */
export function judgeHooks({ elsewhere, missing, broken }: HookFacts): readonly Verdict[] {
  if (elsewhere !== undefined)
    return [
      {
        state: 'warning',
        says: `git takes its hooks from ${elsewhere} (core.hooksPath)`,
        why: 'whatever stands there is run with each commit',
        mend: 'if you did not set it: git config --unset core.hooksPath\nelse see what to add there: grantbook hook install',
      },
    ];
  if (broken.length > 0)
    return [
      {
        state: 'warning',
        says: `the hook of grantbook is not as it was made: ${broken.join(', ')}`,
        why: 'it was changed by hand, or is of another grantbook',
        mend: 'grantbook hook install (which says what it leaves as it is)',
      },
    ];
  if (missing.length === 0) return inOrder('commits and pushes are checked in this clone');
  return [
    {
      state: 'warning',
      says: `nothing is checked here before: ${missing.map((name) => name.replace('pre-', '')).join(', ')}`,
      why: 'a mistake is found only in the pull request',
      mend: 'grantbook hook install',
    },
  ];
}
