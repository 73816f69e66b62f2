import { inOrder, type Verdict } from './verdict.ts';

/** Whether commits are signed, and what came of trying it. */
export type SigningFacts = {
  readonly signs: boolean;
  readonly format: string;
  readonly key: string | undefined;
  /** Undefined where it works; why not, where it does not; null where it was not tried. */
  readonly fault: string | undefined | null;
};

/** Judges whether commits are signed, and can be. */
export function judgeSigning({ signs, format, key, fault }: SigningFacts): readonly Verdict[] {
  if (!signs)
    return [
      {
        state: 'warning',
        says: 'your commits are not signed',
        why: 'anybody can write your name into a commit; in a pull request a signature proves yours',
        mend: 'git config --global gpg.format ssh\ngit config --global user.signingkey ~/.ssh/id_ed25519.pub\ngit config --global commit.gpgsign true',
      },
    ];
  if (fault === undefined) return inOrder(`your commits are signed (${format})`);
  if (fault === null)
    return inOrder(`your commits are signed (${format}); whether the key works was not tried`);
  return [
    {
      state: 'problem',
      says: `commits cannot be signed (${format}${key === undefined ? '' : `, ${key}`}): ${fault}`,
      why: 'git is told to sign, so a commit that cannot be signed is not made',
      mend: 'name a key that is there: git config user.signingkey ~/.ssh/id_ed25519.pub\nor sign none: git config commit.gpgsign false',
    },
  ];
}
