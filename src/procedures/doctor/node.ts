import type { Day } from '../../base/day.ts';
import { compareVersions } from '../../base/version-order.ts';
import { inOrder, type Verdict } from './verdict.ts';

export type NodeFacts = { readonly version: string; readonly least: string; readonly today: Day };

/** Until when the Node project mends security holes, by the first number of a version. */
const MENDED_UNTIL: Readonly<Record<string, string>> = {
  18: '2025-04-30',
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
};

/** Judges the Node that grantbook runs on. */
export function judgeNode({ version, least, today }: NodeFacts): readonly Verdict[] {
  const mend = 'install the newest LTS: https://nodejs.org/en/download';
  if (compareVersions(version, least) < 0)
    return [
      { state: 'problem', says: `Node.js ${version} is too old`, why: `grantbook needs ${least}`, mend },
    ];
  const until = MENDED_UNTIL[version.split('.')[0] ?? ''];
  if (until === undefined || today <= until) return inOrder(`Node.js ${version}`);
  return [
    {
      state: 'warning',
      says: `Node.js ${version} gets no security fixes since ${until}`,
      why: 'holes that are found in it stay open; grantbook itself runs on it',
      mend,
    },
  ];
}
