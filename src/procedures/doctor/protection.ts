import { shellWord } from '../../base/shell-word.ts';
import type { Verdict } from './verdict.ts';

/** Where the repository is pushed to, and the branch that counts there. */
export type Remote = {
  readonly platform: 'github' | 'gitlab' | undefined;
  readonly host: string;
  /** `owner/name`. */
  readonly path: string;
};
export type ProtectionFacts = { readonly remote: Remote | undefined; readonly branch: string };

/** Says how to see whether the branch is protected: that stands on the server alone. */
export function judgeProtection({ remote, branch }: ProtectionFacts): readonly Verdict[] {
  const says = 'whether the main branch is protected is known to the server alone';
  const why = 'whoever may push to it past the check can bring in anything';
  if (!remote)
    return [{ state: 'unknown', says: 'this clone has no remote: nothing is pushed from it', why }];
  const { platform, host, path } = remote;
  if (platform === 'github')
    return [
      {
        state: 'unknown',
        says,
        why,
        mend: `gh api repos/${path}/branches/${shellWord(encodeURIComponent(branch)) ?? 'BRANCH'}/protection\nor look: https://${host}/${path}/settings/rules (a pull request and the status grantbook are required)`,
      },
    ];
  if (platform === 'gitlab')
    return [
      {
        state: 'unknown',
        says,
        why,
        mend: `look: https://${host}/${path}/-/settings/repository (protected branches)\nand https://${host}/${path}/-/settings/merge_requests (pipelines must succeed)`,
      },
    ];
  return [{ state: 'unknown', says, why, mend: `ask who runs ${host === '' ? 'the server' : host}` }];
}
