/** Codes of taking a book to another version. */
export const upgradeCodes = {
  'book/needs': {
    severity: 'error',
    title: 'A book says in .grantbook.yaml which grantbook it needs',
    why: 'An older one would not understand all of it, and could take what it does not know for nothing.',
    fix: 'Write one line, with the three numbers of a version: needs: 0.1.0.',
  },
  'upgrade/conflict': {
    severity: 'error',
    title: 'What the book and a new version both changed is decided by people',
    why: 'Either choice drops something that somebody meant.',
    fix: 'Decide file by file: grantbook schema upgrade --ours NAME, or --theirs NAME.',
  },
  'upgrade/unknown-base': {
    severity: 'error',
    title: 'Three versions are merged only where the first one is known',
    why: 'Without it nobody can tell what the book changed from what the new version changed.',
    fix: 'Name a commit in which the files stood as they came: --base COMMIT; or decide: --ours NAME, --theirs NAME.',
  },
  'upgrade/open-value': {
    severity: 'error',
    title: 'A value that a new version asks for is given, never made up',
    why: 'A value that nobody gave would look like one that somebody did.',
    fix: 'Give it: grantbook schema upgrade --answer ID.FIELD=VALUE, or REGISTRY.FIELD=VALUE for all records.',
  },
} as const;
