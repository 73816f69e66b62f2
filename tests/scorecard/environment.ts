import type { Row } from './row.ts';

export const environmentRows: readonly Row[] = [
  {
    id: 'S78',
    says: 'git is missing, or is 1.8, 2.25 or 2.35',
    expected: 'exit code 3, with the version that is there and the one to install; nothing is written',
    tests: [
      { file: 'tests/cli/doctor.test.ts', name: 'no git: exit 3, with what to install' },
      { file: 'tests/cli/doctor.test.ts', name: 'exit 3, and it is named' },
    ],
    control: {
      file: 'src/io/git/check-git-version.ts',
      find: 'const LEAST = [2, 36] as const;',
      put: 'const LEAST = [1, 0] as const;',
    },
  },
  {
    id: 'S97',
    says: 'a spoilt or missing object, an index that was cut off, a branch that is an empty file',
    expected: 'doctor names each, with what mends it; no crash, nothing is written',
    tests: [
      {
        file: 'tests/cli/doctor.test.ts',
        name: 'what is not in order is named, with what mends it; nothing is written',
      },
    ],
    control: {
      file: 'src/procedures/doctor/branches.ts',
      find: "if (broken.length === 0) return inOrder('every branch and tag names a commit');",
      put: "if (broken.length < 9) return inOrder('every branch and tag names a commit');",
    },
  },
  {
    id: 'S100',
    says: 'a package that would be installed with grantbook, or an install script, comes into the lockfile or the sources',
    expected: 'a test fails',
    tests: [
      { file: 'tests/architecture/bundle.test.ts', name: 'what the sources import is on the list' },
      { file: 'tests/architecture/bundle.test.ts', name: 'no package comes with it, none runs a script' },
      { file: 'tests/architecture/bundle.test.ts', name: 'one that is added to the lockfile is found' },
    ],
    control: {
      file: 'src/io/git/simple.ts',
      find: "from 'simple-git'",
      put: "from 'simple-git-too'",
    },
  },
];
