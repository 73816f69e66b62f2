import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { closest } from '../../base/suggest.ts';
import { checkGitVersion } from './check-git-version.ts';
import type { Environment } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { checkAbsence, checkPlace } from './git-place.ts';
import { askGit, runGit } from './run-git.ts';

/** A git repository as it was when it was opened; open it again after a commit. */
export type Repository = {
  /** The folder of the work tree; of the repository itself where it has none. */
  readonly topLevel: string;
  /** Where HEAD, the index and locks are: for a linked worktree, its own folder. */
  readonly gitDir: string;
  /** Where hooks are kept: that of the main repository for a linked worktree. */
  readonly commonDir: string;
  /** From the top level to the book: empty, or `sub/dir/`. */
  readonly bookPrefix: string;
  /** The commit checked out; undefined before the first one. */
  readonly head: string | undefined;
  readonly objectFormat: 'sha1' | 'sha256';
  /** The branch checked out, `main`; undefined where HEAD is detached. */
  readonly branch: string | undefined;
  /** Whether it has no work tree. */
  readonly bare: boolean;
  /** Where git finds objects that are no part of the repository: results of merges that are only looked at. */
  readonly objects?: Environment;
};

/** Returns the repository that a folder lies in, seen from that folder; undefined where it lies in none. */
export async function openRepository(dir: string): Promise<Repository | undefined> {
  checkGitVersion(dir);
  return locate(dir);
}

/** Returns the full name of the branch that is checked out. */
export function refOf({ branch }: Pick<Repository, 'branch'>): string {
  return `refs/heads/${branch ?? ''}`;
}

/**
 * Returns the repository that a folder lies in, where git cannot say what is checked out: to look for what is broken
 * in it, never to work on it. Undefined where git cannot say where it is either.
 */
export function openWreck(dir: string): Repository | undefined {
  const { stdout } = runGit({ cwd: dir, args: ['rev-parse', ...PLACE], accept: [0, 128] });
  const repo = asRepository(linesOf(stdout), () => ({ head: undefined, branch: undefined }));
  if (repo) checkPlace(dir, repo.gitDir);
  return repo;
}

const DOCTOR = 'see what is broken, and what mends it: grantbook doctor';

type CheckedOut = Pick<Repository, 'head' | 'branch'>;

// Prints the commit and the full name of its branch, or HEAD where none is checked out.
const CHECKED_OUT = ['HEAD^{commit}', '--symbolic-full-name', 'HEAD'];

/** Returns what is checked out now. */
export function readCheckedOut(dir: string): CheckedOut {
  const { stdout } = runGit({ cwd: dir, args: ['rev-parse', ...CHECKED_OUT], accept: [0, 128] });
  return asCheckedOut(linesOf(stdout), dir);
}

/** What cannot be told in one answer, as before the first commit, is asked for on its own. */
function asCheckedOut([head = '', name = '', ...more]: readonly string[], dir: string): CheckedOut {
  const isWhole = /^[0-9a-f]{40,64}$/.test(head) && /^(HEAD$|refs\/heads\/.)/.test(name) && more.length === 0;
  if (!isWhole) return askCheckedOut(dir);
  return { head, branch: name === 'HEAD' ? undefined : name.replace('refs/heads/', '') };
}

function askCheckedOut(dir: string): CheckedOut {
  const branch = readBranch(dir);
  const head = verifyCommit(dir, 'HEAD');
  if (head === undefined && !isUnborn(dir, branch)) {
    const name = branch === undefined ? 'HEAD' : `the branch "${showLine(branch)}"`;
    throw new GitError(`the newest commit of ${name} is missing or broken`, { hint: DOCTOR });
  }
  return { head, branch };
}

/** Whether nothing was ever committed on a branch: it is not there, and no log tells that it was. */
function isUnborn(cwd: string, branch: string | undefined): boolean {
  if (branch === undefined) return false;
  const ref = `refs/heads/${branch}`;
  const isThere = (...args: readonly string[]) => runGit({ cwd, args, accept: [0, 1, 128] }).status === 0;
  return !isThere('rev-parse', '--verify', '--quiet', ref) && !isThere('reflog', 'exists', ref);
}

/** Returns the commit a name stands for. Throws a RequestError where it stands for none. */
export function resolveRef(repo: Repository, ref: string): string {
  if (ref === repo.head) return ref;
  const oid = isSafeRef(ref) ? verifyCommit(repo.topLevel, ref) : undefined;
  if (oid !== undefined) return oid;
  const near = isSafeRef(ref) ? closest(ref, listRefs(repo)) : [];
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : 'see the last ones: git log --oneline -10';
  throw new RequestError(`"${showLine(ref)}" is no commit, branch or tag of this repository`, hint);
}

/** Not an option, and one line. */
function isSafeRef(ref: string): boolean {
  return ref !== '' && !ref.startsWith('-') && !/[\u0000-\u001f\u007f]/.test(ref);
}

function listRefs(repo: Repository): string[] {
  const args = [
    'for-each-ref',
    '--count=1000',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  ];
  return askGit({ cwd: repo.topLevel, args }).split('\n');
}

function verifyCommit(cwd: string, name: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { status, stdout } = runGit({ cwd, args, accept: [0, 1, 128] });
  return status === 0 ? stdout.toString('latin1').trim() : undefined;
}

/** Returns whether the repository holds only the latest part of its history. */
export function isShallow(repo: Repository): boolean {
  // Where git looks itself.
  if (![repo.gitDir, repo.commonDir].some((folder) => existsSync(join(folder, 'shallow')))) return false;
  return askGit({ cwd: repo.topLevel, args: ['rev-parse', '--is-shallow-repository'] }) === 'true';
}

// What does not depend on a work tree comes first: git prints it even where the rest fails.
const PLACE = [
  '--show-object-format',
  '--absolute-git-dir',
  '--path-format=absolute',
  '--git-common-dir',
  '--show-toplevel',
  '--show-prefix',
];

const PLACE_LINES = PLACE.length - 1;
const CHECKED_OUT_LINES = CHECKED_OUT.length - 1;

function locate(dir: string): Repository | undefined {
  const args = ['rev-parse', ...PLACE, ...CHECKED_OUT];
  const answer = runGit({ cwd: dir, args, accept: [0, 128] });
  const lines = linesOf(answer.stdout);
  if (lines.length > PLACE_LINES + CHECKED_OUT_LINES)
    throw new GitError('the path of the repository holds a line end');
  const [, gitDir] = lines;
  if (gitDir === undefined) return explainNoRepository(dir, answer.stderr);
  checkPlace(dir, gitDir);
  return asRepository(lines, (out) => asCheckedOut(out, dir)) ?? explainNoRepository(dir, answer.stderr);
}

/** What git says of a place, a line each, and how what follows is read. */
function asRepository(
  [format, gitDir, commonDir, topLevel, prefix, ...out]: readonly string[],
  checkedOut: (lines: readonly string[]) => CheckedOut,
): Repository | undefined {
  if (format === undefined || gitDir === undefined || commonDir === undefined) return undefined;
  return {
    topLevel: topLevel ?? gitDir,
    gitDir,
    commonDir,
    bookPrefix: prefix ?? '',
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    bare: topLevel === undefined,
    ...checkedOut(out),
  };
}

function linesOf(stdout: Buffer): string[] {
  return stdout.toString('utf8').split('\n').slice(0, -1);
}

function explainNoRepository(dir: string, stderr: string): undefined {
  if (/^(?:not a git repository \(or any|cannot use bare repository)/.test(stderr))
    return checkAbsence(dir, stderr);
  const foreign = stderr.startsWith('detected dubious ownership');
  throw new GitError(`git cannot use the repository of "${dir}": ${stderr}`, {
    stderr,
    ...(foreign && { hint: `where you trust it: git config --global --add safe.directory "${dir}"` }),
  });
}

function readBranch(cwd: string): string | undefined {
  const { status, stdout, stderr } = runGit({
    cwd,
    args: ['symbolic-ref', '--quiet', 'HEAD'],
    accept: [0, 1, 128],
  });
  if (status === 128)
    throw new GitError(`the branch that is checked out cannot be read: ${stderr}`, {
      hint: DOCTOR,
    });
  return status === 0
    ? stdout
        .toString('utf8')
        .trim()
        .replace(/^refs\/heads\//, '')
    : undefined;
}
