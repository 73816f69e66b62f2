import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** What kind of clone it is. */
export type PlaceFacts = {
  readonly bare: boolean;
  /** Whether it is a linked work tree of another clone. */
  readonly linked: boolean;
  /** The repository that has this one as a submodule. */
  readonly within: string | undefined;
};

/** Judges what kind of clone it is. */
export function judgePlace({ bare, linked, within }: PlaceFacts): readonly Verdict[] {
  if (bare)
    return [
      {
        state: 'problem',
        says: 'the repository has no work tree (it is bare)',
        why: 'nothing can be changed in it',
        mend: 'work in a clone of it: git clone REPOSITORY FOLDER',
      },
    ];
  if (within !== undefined)
    return [
      {
        state: 'warning',
        says: `the repository is a submodule of "${within}"`,
        why: 'the other repository names a commit of this one, which commits here leave behind',
        mend: `after committing here, in ${shellWord(within) ?? 'that folder'}: git add . && git commit`,
      },
    ];
  return inOrder(linked ? 'a git repository, in a linked work tree' : 'a git repository with a work tree');
}
