import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** A branch or tag that names no commit, and the last that its log names. */
export type BrokenRef = {
  readonly name: string;
  readonly is: 'empty' | 'unreadable' | 'missing';
  readonly last: string | undefined;
};

const SAYS = { empty: 'is an empty file', unreadable: 'names no commit', missing: 'is missing' } as const;

const CUT_OFF =
  'it was cut off while it was written (a power cut, a full disk); the commits are there all the same';

const WHY = {
  empty: CUT_OFF,
  unreadable: CUT_OFF,
  missing: 'its log names the commit that it was at, and the branch itself is gone',
} as const;

/** Judges the branches and tags that name no commit. */
export function judgeBranches(broken: readonly BrokenRef[]): readonly Verdict[] {
  if (broken.length === 0) return inOrder('every branch and tag names a commit');
  return broken.map((ref) => ({
    state: 'problem',
    says: `${ref.name} ${SAYS[ref.is]}`,
    why: WHY[ref.is],
    mend: mendOf(ref),
  }));
}

function mendOf({ name, is, last }: BrokenRef): string {
  const word = shellWord(name) ?? 'BRANCH';
  if (last === undefined)
    return `see which commits are there: git fsck --no-reflogs --unreachable\nrm .git/${word} && git update-ref ${word} COMMIT`;
  const set = `git update-ref ${word} ${last}`;
  return is === 'missing' ? set : `rm .git/${word}\n${set}`;
}
