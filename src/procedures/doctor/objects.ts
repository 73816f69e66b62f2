import { inOrder, type Verdict } from './verdict.ts';

/** Judges what git says of its own objects, a line for each that is wrong. */
export function judgeObjects(broken: readonly string[]): readonly Verdict[] {
  if (broken.length === 0) return inOrder('every object of the repository is whole (git fsck)');
  return broken.map((line) => ({
    state: 'problem',
    says: `git fsck says: ${line}`,
    why: 'something of the history cannot be read, or not trusted',
    mend: 'take it from the server: git fetch --refetch origin\nelse from another clone of somebody: git fetch --refetch FOLDER main\nelse begin anew: git clone URL FOLDER, and bring over what is not committed',
  }));
}
