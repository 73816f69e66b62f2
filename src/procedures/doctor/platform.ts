import { inOrder, type Verdict } from './verdict.ts';

/** How the files stand by which a platform asks the right people; undefined where it has none of them. */
export type PlatformFacts = { readonly on: string; readonly stale: readonly string[] } | undefined;

/** Judges whether the platform asks the people that the registries name. */
export function judgePlatform(facts: PlatformFacts): readonly Verdict[] {
  if (facts === undefined)
    return [
      {
        state: 'warning',
        says: 'the platform does not know whom to ask (no CODEOWNERS, no issue forms of grantbook)',
        why: 'a pull request is looked at by whoever happens to see it',
        mend: 'grantbook platform -m "who is asked"\nor, on GitLab: grantbook platform --on gitlab -m "who is asked"',
      },
    ];
  if (facts.stale.length === 0) return inOrder('the platform asks the people that the registries name');
  const on = facts.on === 'github' ? '' : ` --on ${facts.on}`;
  return [
    {
      state: 'warning',
      says: `not in step with the registries: ${facts.stale.join(', ')}`,
      why: 'the platform asks people of before',
      mend: `see what differs: grantbook platform${on} --check\ngrantbook platform${on} -m "why"`,
    },
  ];
}
