/** Codes of what a book says of findings: which block, which are advice, which are known. */
export const policyCodes = {
  'policy/unknown-code': {
    severity: 'error',
    title: 'The policy of findings names codes that exist',
    why: 'A misspelt code changes nothing, and whoever wrote it believes that it does.',
    fix: 'Correct it: grantbook explain lists every code; a family is written with a star, such as template/*.',
  },
  'policy/always-on': {
    severity: 'error',
    title: 'What guards the trail, the approvals and the people of a book cannot be switched off or accepted',
    why: 'A book that could pass over what is unreadable, forged or not approved would prove nothing to an auditor.',
    fix: 'Take the line out of the policy, or the record out of the known findings, and put the finding itself right.',
  },
  'policy/said-twice': {
    severity: 'error',
    title: 'The policy of findings says one thing of a code',
    why: 'Of two lines for one code nobody knows which counts.',
    fix: 'Leave one line for the code; a line for a code counts before one for its family.',
  },
  'policy/no-longer-found': {
    severity: 'warning',
    title: 'A known finding that is put right leaves the list',
    why: 'A list that keeps what is gone would let the same mistake back in unseen.',
    fix: 'Take it out: grantbook known prune.',
  },
} as const;
