import type { Row } from './row.ts';

const REFUSALS = 'tests/io/commit-refusals.test.ts';
const STATES = 'tests/io/commit-states.test.ts';
const CHANGES = 'tests/io/commit-changes.test.ts';
const PLAN = 'src/io/git/commit-plan.ts';

/** What a command may meet, and what may happen to it, at any moment. */
export const faultsRows: readonly Row[] = [
  {
    id: 'S81',
    says: 'the file that is to change is edited, staged, or staged in part',
    expected: 'refused before anything is written; saved by hand, it is committed as it is',
    tests: [
      { file: REFUSALS, name: 'a target edited' },
      { file: REFUSALS, name: 'a target with a staged edit' },
      { file: REFUSALS, name: 'a target removed' },
      { file: CHANGES, name: 'commits the file as it is in the work tree, staged or not, and nothing else' },
    ],
    control: {
      file: 'src/io/git/check-targets.ts',
      find: 'if (worktreeId === head?.id && index?.id === head?.id && index?.mode === head?.mode) return;',
      put: 'if (worktreeId === head?.id) return;',
    },
  },
  {
    id: 'S82',
    says: 'a merge, rebase, cherry-pick, revert or bisect is in progress; a file has a conflict',
    expected: 'refused, and what was in progress still is',
    tests: [
      { file: REFUSALS, name: 'in progress' },
      { file: REFUSALS, name: 'a target with a conflict' },
    ],
    control: {
      file: 'src/io/git/check-repository-state.ts',
      find: "  ['MERGE_HEAD', 'a merge', 'git merge --continue, or git merge --abort'],\n",
      put: '',
    },
  },
  {
    id: 'S83',
    says: 'HEAD is detached; there is no work tree; no commit yet; a linked, shallow, sparse or SHA-256 one; autocrlf',
    expected: 'the first two are refused; in the others the commit holds its own, and all else is as it was',
    tests: [
      { file: STATES, name: 'a commit in a repository that is' },
      { file: REFUSALS, name: 'a detached HEAD' },
      { file: REFUSALS, name: 'a repository without a work tree' },
      { file: CHANGES, name: 'makes the first commit of a repository' },
      { file: CHANGES, name: 'works in a linked worktree, and leaves the main one alone' },
      { file: CHANGES, name: 'line ends' },
    ],
    control: {
      file: 'src/io/git/check-repository-state.ts',
      find: 'if (now.branch === undefined) throw detached();',
      put: '',
    },
  },
  {
    id: 'S84',
    says: 'git knows no name or no address',
    expected: 'refused before anything is written; a name is never guessed from the machine',
    tests: [
      { file: REFUSALS, name: 'no name' },
      { file: REFUSALS, name: 'no address' },
      { file: 'tests/io/repository.test.ts', name: 'is never guessed from the machine' },
    ],
    control: {
      file: 'src/io/git/identity.ts',
      find: '[...READ_FLAGS, ...NOBODY_GUESSED]',
      put: '[...READ_FLAGS]',
    },
  },
  {
    id: 'S85',
    says: 'a hook fails, changes files, is slow, cannot be run, edits the message or empties it; one after the commit fails',
    expected: 'as git does it, without a half of anything; no lock of git is held while a hook runs',
    tests: [
      { file: REFUSALS, name: 'hook' },
      { file: STATES, name: 'hook' },
      { file: CHANGES, name: 'hooks see exactly our paths' },
    ],
    control: {
      file: 'src/io/git/build-commit.ts',
      find: 'throw hookChangedFiles();',
      put: 'void hookChangedFiles();',
    },
  },
  {
    id: 'S86',
    says: 'commits are to be signed, by a key that is not there, a program that fails, a good key',
    expected: 'refused with nothing changed; with the good key the signature is good',
    tests: [
      { file: REFUSALS, name: 'a key that cannot sign' },
      { file: REFUSALS, name: 'a signing program that fails' },
      { file: CHANGES, name: 'is done with the key that the user’s settings name' },
    ],
    control: {
      file: 'src/io/git/build-commit.ts',
      find: 'const signing = readSettings(repo).signs;',
      put: 'const signing = readSettings(repo).hooksElsewhere;',
    },
  },
  {
    id: 'S87',
    says: 'the index is locked before or meanwhile; a lock of ours is left by a dead process, a reused number, another machine, a power cut',
    expected: 'waited for, refused or taken over, as it should be; a lock of somebody else stays',
    tests: [
      { file: REFUSALS, name: 'a lock left behind' },
      { file: REFUSALS, name: 'a living grantbook' },
      { file: REFUSALS, name: 'a grantbook on another machine' },
      { file: REFUSALS, name: 'a locked index' },
      { file: REFUSALS, name: 'locks the index while our hook runs' },
    ],
    control: {
      file: 'src/io/git/process-holder.ts',
      find: 'return started === undefined || holder.started === undefined || started === holder.started;',
      put: 'return true;',
    },
  },
  {
    id: 'S89',
    says: 'a disk with 0 to 100 KB free; an error of the disk or a missing right at every call',
    expected: 'done or taken back; what was cut off is ended though the disk is still full',
    tests: [
      { file: 'tests/faults/full-disk.test.ts', name: 'a disk that is full' },
      { file: 'tests/io/commit-broken.test.ts', name: 'a commit of which one call fails' },
    ],
    control: {
      file: 'src/io/git/make-room.ts',
      find: 'freeSpent(join(gitDir, name));',
      put: 'void freeSpent;',
    },
  },
  {
    id: 'S90',
    says: 'eight commands at once',
    expected: 'each is done or told to try again; ids are given once, nothing is lost',
    tests: [
      { file: 'tests/faults/at-once.test.ts', name: 'eight commands at once' },
      { file: 'tests/io/commit-processes.test.ts', name: 'at once' },
      { file: REFUSALS, name: 'a living grantbook' },
    ],
    control: {
      file: 'src/io/git/commit-lock.ts',
      find: 'if (alive) throw busy(',
      put: 'if (alive) void busy(',
    },
  },
  {
    id: 'S91',
    says: 'Ctrl-C, a closed terminal, a machine that shuts down; a reader that goes away',
    expected: 'the change is made or taken back, with no trace',
    tests: [
      { file: 'tests/io/commit-processes.test.ts', name: 'in a slow hook: nothing was changed' },
      { file: 'tests/faults/pipes.test.ts', name: 'a reader that goes away' },
    ],
    control: {
      file: 'src/io/git/interruptions.ts',
      find: "['SIGINT', 'SIGTERM', 'SIGHUP'] as const",
      put: "['SIGINT'] as const",
    },
  },
  {
    id: 'F01',
    says: 'a commit is killed before each of its steps',
    expected: 'afterwards all of it or nothing is there; the user’s work is byte for byte as it was',
    tests: [
      { file: 'tests/io/commit-broken.test.ts', name: 'a commit whose process is killed' },
      { file: 'tests/cli/cut-off.test.ts', name: 'while its files stood in place' },
    ],
    control: {
      file: 'src/io/git/recover-changes.ts',
      find: 'else if (digestOf(kept) === before) renameSync(kept, place);',
      put: 'else if (kept === "") renameSync(kept, place);',
    },
  },
  {
    id: 'F02',
    says: 'real commands are killed, with all that they have started, at moments drawn from a seed',
    expected: 'the same, and the next command works',
    tests: [{ file: 'tests/faults/random-kills.test.ts', name: 'at a moment drawn from a seed' }],
    control: {
      file: 'src/io/git/recover-changes.ts',
      find: '    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });\n',
      put: '',
    },
  },
  {
    id: 'F03',
    says: 'what ends a command that was killed is killed as well, before each of its steps',
    expected: 'the next one ends it',
    tests: [
      { file: 'tests/io/commit-broken.test.ts', name: 'a recovery whose process is killed' },
      { file: 'tests/faults/random-kills.test.ts', name: 'at a moment drawn from a seed' },
    ],
    control: {
      file: 'src/io/git/recover-changes.ts',
      find: 'if (journal) recoveries.push(await recoverChange(repo, { folder, journal }));',
      put: '',
    },
  },
  {
    id: 'F04',
    says: 'each call to the system fails once',
    expected: 'refused and taken back, or done; said in words',
    tests: [{ file: 'tests/io/commit-broken.test.ts', name: 'a commit of which one call fails' }],
    control: {
      file: 'src/io/git/transaction.ts',
      find: 'failures = runAll(undos);',
      put: 'failures = [];',
    },
  },
  {
    id: 'F05',
    says: 'a git that a command has started is killed, before its work, after it, while it holds the branch',
    expected: 'done, or refused and taken back at once; none of its locks stays',
    tests: [
      { file: 'tests/faults/child-git.test.ts', name: 'a commit of which one child, a git, goes wrong' },
    ],
    control: {
      file: 'src/io/git/move-head.ts',
      find: 'if (error.exitCode === undefined) await removeBranchLocks(',
      put: 'if (error.exitCode === 0) await removeBranchLocks(',
    },
  },
  {
    id: 'F06',
    says: 'a git outlives the command that started it, and comes to move the branch after that was taken back',
    expected: 'it gives up: nobody tells it to go on; the change stays taken back',
    tests: [
      {
        file: 'tests/faults/child-git.test.ts',
        name: 'comes to move the branch when the change was taken back',
      },
    ],
    control: { file: 'src/io/git/update-branch.ts', find: 'prepare\\n`', put: 'prepare\\ncommit\\n`' },
  },
  {
    id: 'F07',
    says: 'git is killed when it may have moved the branch, and nobody can ask whether it has',
    expected: 'nothing is taken back; the next command finds out',
    tests: [
      {
        file: 'tests/faults/child-git.test.ts',
        name: 'killed when it has moved the branch, and the next one as well',
      },
    ],
    control: {
      file: 'src/io/git/transaction.ts',
      find: 'unknown = error instanceof OutcomeUnknown;',
      put: 'unknown = false;',
    },
  },
  {
    id: 'F08',
    says: 'a read-only disk; folders in which nobody may write',
    expected: 'refused in plain words, with no trace',
    tests: [{ file: 'tests/faults/read-only.test.ts', name: 'refused in plain words' }],
    control: {
      file: PLAN,
      find: 'throw asRefusal(error);',
      put: 'throw error;',
    },
  },
  {
    id: 'F09',
    says: 'somebody else commits, stages, edits a file or locks the index, before any step of a commit',
    expected: 'what they did stays; ours is whole or not made',
    tests: [
      { file: 'tests/faults/in-between.test.ts', name: 'somebody' },
      { file: REFUSALS, name: 'somebody else at work' },
    ],
    control: {
      file: 'src/io/git/replace-files.ts',
      find: 'if (!sameBytes(read(kept), target.present)) throw',
      put: 'if (kept === "") throw',
    },
  },
  {
    id: 'F10',
    says: 'a command that changes the store of personal values as well is killed',
    expected: 'both have changed or neither',
    tests: [{ file: 'tests/faults/store.test.ts', name: 'the store of personal values' }],
    control: {
      file: 'src/io/git/journal.ts',
      find: ', ...aside.map(asideFile)]',
      put: ']',
    },
  },
  {
    id: 'F11',
    says: 'init is killed',
    expected: 'the same command makes the book afterwards',
    tests: [{ file: 'tests/faults/half-files.test.ts', name: 'init, cut off' }],
    control: {
      file: 'src/cli/commands/init.ts',
      find: 'if (!globals.dryRun) await endCutOffIn(folder, out);',
      put: 'if (folder === "") await endCutOffIn(folder, out);',
    },
  },
  {
    id: 'F12',
    says: 'a document, a workbook, a calendar, a form is written when the command is killed',
    expected: 'its name stands for the old one or the new; what is left beside it goes with the next',
    tests: [{ file: 'tests/faults/half-files.test.ts', name: 'what is made from a book, cut off' }],
    control: {
      file: 'src/io/write-output.ts',
      find: '  sweep(dirname(file));\n',
      put: '',
    },
  },
  {
    id: 'F14',
    says: 'what is kept of an earlier check is of a book that was changed since: records, settings, commits, erased values, by hand or by command',
    expected: 'each answer, refusal and commit is that of a command that keeps nothing',
    tests: [
      {
        file: 'tests/laws/resting-law.test.ts',
        name: 'where the rules that rest on an edit find nothing, no rule does',
      },
      {
        file: 'tests/cli/sound-book.test.ts',
        name: 'a command says and makes what it does where nothing is kept',
      },
      {
        file: 'tests/cli/sound-book.test.ts',
        name: 'settings are no records, whatever their file is called',
      },
      {
        file: 'tests/cli/kept-verdict.test.ts',
        name: 'a law: whatever is edited, and how often it is asked',
      },
    ],
    control: {
      file: 'src/registry/watched.ts',
      find: `get entries() {
      noteUse(schema.name);`,
      put: 'get entries() {',
    },
  },
  {
    id: 'F13',
    says: 'the machine loses its power',
    notRun:
      'no disk that loses what was not waited for can be had here; files, folders and objects are waited for (core.fsync=all), and a lock or journal cut short is tried',
  },
];
