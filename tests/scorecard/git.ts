import type { Row } from './row.ts';

/** What a repository brings along: its settings, attributes, hooks, merges and messages. */
export const gitRows: readonly Row[] = [
  {
    id: 'S73',
    says: 'settings of a repository name a script for every program that git may run',
    expected: 'reading asks git for nothing that runs one, and tells it to run none in any case',
    tests: [
      { file: 'tests/io/repository.test.ts', name: 'flagged so that git runs no program for them' },
      { file: 'tests/io/repository.test.ts', name: 'run nothing that a repository’s settings' },
    ],
    control: {
      file: 'src/io/git/git-environment.ts',
      find: "    'core.fsmonitor=false',\n    'core.hooksPath=/dev/null',\n    'core.pager=cat',\n",
      put: "    'core.pager=cat',\n",
    },
  },
  {
    id: 'S74',
    says: 'a pull request changes .gitattributes, so that texts are converted and changes hidden',
    expected: 'the gate tells of it; no command commits a file that git would transform',
    tests: [
      {
        file: 'tests/io/commit-refusals.test.ts',
        name: 'an encoding on a target',
      },
      {
        file: 'tests/hostile/hostile.test.ts',
        name: '.gitattributes that hides changes and converts texts',
      },
    ],
    control: {
      file: 'src/io/git/check-targets.ts',
      find: 'if (transformedBy === undefined) return;',
      put: 'if (transformedBy !== "") return;',
    },
  },
  {
    id: 'S75',
    says: 'hooks are installed where hooks are already, or are kept elsewhere',
    expected: 'none is overwritten; what is installed can be taken out again to the byte',
    tests: [
      { file: 'tests/cli/hook.test.ts', name: 'a hook that is there is never overwritten' },
      { file: 'tests/cli/hook.test.ts', name: 'is reversible to the byte' },
      { file: 'tests/cli/hook.test.ts', name: 'hooks that are kept elsewhere are not ours to add to' },
      { file: 'tests/cli/hook.test.ts', name: 'a linked work tree has the hooks of its clone' },
    ],
    control: {
      file: 'src/cli/hook/install.ts',
      find: "if (standing === undefined || standing.owner === 'ours') return undefined;",
      put: "if (standing === undefined || standing.owner !== 'changed') return undefined;",
    },
  },
  {
    id: 'S76',
    says: 'two sides of a merge change the same, add the same id, reorder, are no text; the driver is killed',
    expected: 'no side is lost; a conflict is shown and ends with 1; the file that git gave stays whole',
    tests: [
      {
        file: 'tests/exchange/merge.test.ts',
        name: 'gives a side whole where only it changed, and never loses a record, a comment or a side',
      },
      { file: 'tests/cli/merge-driver.test.ts', name: 'git merges registries by record and field' },
      { file: 'tests/faults/half-files.test.ts', name: 'a merge driver, cut off' },
    ],
    control: {
      file: 'src/io/write-output.ts',
      find: '    writeNewFile(temp, bytes);\n    renameSync(temp, file);',
      put: '    rmSync(file, { force: true });\n    writeNewFile(file, bytes);',
    },
  },
  {
    id: 'S77',
    says: 'a title with line ends and a forged trailer, with NUL, of 10 KB',
    expected: 'a subject of one line; no trailer but ours',
    tests: [
      {
        file: 'tests/change/commit-message.test.ts',
        name: 'a message of hostile data has exactly the facts given',
      },
      { file: 'tests/change/commit-message.test.ts', name: 'is read by git itself as we read it' },
    ],
    control: {
      file: 'src/change/commit-message.ts',
      find: 'return MISTAKABLE.test(line) ?',
      put: 'return line === "" ?',
    },
  },
];
