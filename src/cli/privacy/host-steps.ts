import { showLine } from '../../base/show-text.ts';

/** Says plainly what an erasure does not reach. */
export const OUTSIDE = `What no command of this book reaches, and somebody has to see to:
- copies of the folder personal: backups, other machines, file-sharing, snapshots of the disk
- documents that were sent, printed, or stand on the funder’s portal
- this machine’s deleted files, until their place on the disk is used again
`;

/** Says what git keeps of values that were committed, and the steps that take them out of it. */
export function historySteps(id: string): string {
  return `git forgets nothing by itself: these versions stay in every clone, and every commit id vouches for them.
Whether they may stay (a grant’s records have to be kept for years: GDPR Art. 17(3)(b)) is decided by the
data protection officer. To take them out:
 1. ask everybody to push, and agree on a time from which nobody does
 2. clone what the host has, every branch: git clone URL book
 3. in book, rewrite it apart:            grantbook privacy rewrite ${showLine(id)} --into ../rewritten.git -m "…"
 4. look at the result:                   git clone ../rewritten.git check && grantbook -C check validate
 5. let the host take it (an exception from its protected branches, taken back afterwards):
                                          git -C ../rewritten.git push --force --all URL, then --force --tags
 6. ask the host to remove what refers to old commits: pull requests (refs/pull, refs/merge-requests), forks,
    cached pages, release archives; and to collect garbage
 7. delete caches and artifacts of CI, mirrors, and backups of the repository once their time is over
 8. everybody deletes their clone and clones anew: one old clone that pushes brings the values back
`;
}
