/** Codes of files that cannot be read as plain data. */
export const yamlCodes = {
  'yaml/syntax': {
    severity: 'error',
    title: 'The file is valid YAML',
    why: 'A record that cannot be read cannot be checked, and is never taken for absent.',
    fix: 'Look at the indentation, quotes and colons at the place shown.',
  },
  'yaml/duplicate-key': {
    severity: 'error',
    title: 'A key stands once in a mapping',
    why: 'With two values for one field, readers disagree on which counts.',
    fix: 'Keep one of the two lines.',
  },
} as const;
