/** Codes of the gate: who made a commit, for whom, and what it may touch. */
export const identityCodes = {
  'identity/unusable-key': {
    severity: 'error',
    title: 'A signing key is a public key that can be used',
    why: 'With a key that cannot be read, every signature of the person counts for nothing, and nobody is told.',
    fix: 'Copy the whole public key: the line of the file that ends in .pub, or the block that gpg --armor --export prints.',
  },
  'identity/listed-twice': {
    severity: 'error',
    title: 'By a key or an account one person is known, and no other',
    why: 'What two people have in common says of neither that they did something.',
    fix: 'Leave the key or account with the person whose it is.',
  },
  'identity/not-delegated': {
    severity: 'error',
    title: 'Who acts on behalf of somebody has been let to, for those days',
    why: 'A line in a commit message that anybody can write must not lend the rights of somebody else.',
    fix: 'Enter the delegation first, with its first and last day, in “delegates” of the person; or leave the line out.',
  },
  'identity/bad-signature': {
    severity: 'error',
    title: 'A signature that is there is right',
    why: 'A signature that does not fit its commit was damaged, forged, or made with a key that was revoked.',
    fix: 'Sign the commit again with a key that the people registry lists: git commit --amend --no-edit -S.',
  },
  'identity/signer-not-author': {
    severity: 'error',
    title: 'Who signs a commit is its author, or a delegate of the author',
    why: 'A good signature under another person’s name would put their name to what they never saw.',
    fix: 'Make the commit under your own name, or have the author list you as a delegate for those days.',
  },
  'policy/protected-path': {
    severity: 'error',
    title: 'What a book is judged by is changed by those who answer for it',
    why: 'A pull request that could bring its own schema, setting or key would be judged by itself.',
    fix: 'Have somebody with the role that the message names make this commit, signed or in a pull request of their own; or leave the file as it is.',
  },
  'policy/hidden-repository': {
    severity: 'error',
    title: 'No folder of a repository is taken for a repository of its own',
    why: 'Where HEAD, objects and refs lie, git takes settings and hooks from that folder: whoever works in it runs programs of whoever brought it.',
    fix: 'Take HEAD, commondir, objects and refs out of that folder; a repository is no part of another.',
  },
  'policy/merge-conflict': {
    severity: 'error',
    title: 'A branch and its target do not change the same lines',
    why: 'What the merge would hold is not known, so it cannot be checked.',
    fix: 'Merge the target into the branch and decide each line there: git merge, then git push.',
  },
  'policy/merge-by-record': {
    severity: 'warning',
    title: 'A branch and its target change a registry in places that do not contradict each other',
    why: 'Git merges lines and cannot put them together; what the merge of the records would hold was checked.',
    fix: 'Merge the target into the branch in a clone that has the merge driver: grantbook merge-driver install, git merge, git push.',
  },
} as const;
