import { compareVersions } from '../../base/version-order.ts';
import type { Origin } from '../../registry/upgrade/origin.ts';
import { inOrder, type Verdict } from './verdict.ts';

export type OriginFacts = { readonly origin: Origin | string | undefined; readonly version: string };

/** Judges whether the schemas and templates of the book are those of this version. */
export function judgeOrigin({ origin, version }: OriginFacts): readonly Verdict[] {
  if (typeof origin === 'string')
    return [
      {
        state: 'problem',
        says: `schemas/shipped/origin.json cannot be read: ${origin}`,
        why: 'an upgrade could not tell your changes from ours',
        mend: 'take it from a commit in which it was right: git log -p -- schemas/shipped/origin.json',
      },
    ];
  if (origin === undefined || compareVersions(origin.version, version) === 0)
    return inOrder(`schemas and templates ${origin ? `are those of ${version}` : 'are the book’s own'}`);
  const behind = compareVersions(origin.version, version) < 0;
  return [
    {
      state: 'warning',
      says: `schemas and templates are those of ${origin.version}, and this is ${version}`,
      why: behind ? 'what came since is not in the book' : 'the book is ahead of the program',
      mend: behind ? 'grantbook schema diff' : `npm install --global grantbook@${origin.version}`,
    },
  ];
}
