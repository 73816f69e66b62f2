/** Codes of how a history compares with the anchors that were made of it. */
export const anchorCodes = {
  'audit/rewritten': {
    severity: 'error',
    title: 'What was anchored is in the history',
    why: 'An anchored commit that is no ancestor of what stands now was rewritten, or the branch was put back.',
    fix: 'Find a clone that has it: git cat-file -e COMMIT; compare both; ask who pushed with force.',
  },
  'audit/redacted': {
    severity: 'info',
    title: 'An anchored commit has another id since personal data were taken out of the history',
    why: 'The map of old to new commits is signed by who may change what the book is judged by: the anchor is redacted, not broken.',
    fix: 'See why, and whose: git cat-file tag redaction/1; what was taken out is gone by intent.',
  },
  'audit/redaction': {
    severity: 'error',
    title: 'A redaction map is signed, and known to the second place',
    why: 'Whoever rewrites a history could bring a map of old commits to new ones, and keys, of their own.',
    fix: 'Sign it by a key that the people registry lists (git config tag.gpgsign true), then make an anchor that names it: grantbook audit anchor -o FILE.',
  },
  'audit/anchor-missing': {
    severity: 'error',
    title: 'Anchors are numbered without gaps, and each is in the repository',
    why: 'Who rewrites a history has to get rid of the anchors that would tell.',
    fix: 'Fetch the tags again: git fetch --tags; compare with the second place in which anchors are kept.',
  },
  'audit/anchor-edited': {
    severity: 'error',
    title: 'An anchor is as it was made, wherever it is kept',
    why: 'An anchor that says something else than its copy vouches for nothing.',
    fix: 'Compare with every other place where it is kept; the later anchors name its digest.',
  },
  'audit/anchor-chain': {
    severity: 'error',
    title: 'Each anchor names the digest of the one before',
    why: 'A chain that does not hold has had a link replaced.',
    fix: 'Compare with every other place where anchors are kept; what the first wrong one vouched for is open.',
  },
  'audit/anchor-content': {
    severity: 'error',
    title: 'An anchored commit holds what the anchor recorded',
    why: 'The digest is of the files themselves and does not rest on git’s own hash.',
    fix: 'Compare the files with another clone: something stands under a commit’s id that was not there.',
  },
  'audit/tag-gone': {
    severity: 'error',
    title: 'A tag that was anchored is there',
    why: 'Baselines and submitted versions are tags: without one nobody can show what was agreed.',
    fix: 'Fetch it again: git fetch --tags; the anchor names the id of its object.',
  },
  'audit/tag-moved': {
    severity: 'error',
    title: 'A tag that was anchored stands for the same object',
    why: 'A baseline made anew under the old name makes a deviation disappear.',
    fix: 'The anchor names the object that it stood for: git tag -f NAME OBJECT, once it is clear who moved it.',
  },
} as const;
