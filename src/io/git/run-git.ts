import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { errorCode } from '../error-code.ts';
import { cleanEnvironment, type Environment, READ_FLAGS } from './git-environment.ts';
import { explainStderr, GitError } from './git-error.ts';
import { isMade } from './made-repositories.ts';

const TIMEOUT_MS = 300_000;
const MAX_OUTPUT = 1024 ** 3;

/** A call of git: its arguments are fixed in our code, or ids and paths behind `--`. */
export type GitCall = {
  /** The folder git works in. */
  readonly cwd: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  /** What stands before the arguments; the flags for reading where not given. */
  readonly flags?: readonly string[];
  /** Added to the cleaned environment. */
  readonly env?: Environment | undefined;
  /** Exit codes that are answers; 0 alone where not given. */
  readonly accept?: readonly number[];
  /** Whether a Ctrl-C at the terminal passes git by: for steps that must not stop half-way. */
  readonly shielded?: boolean;
};

/** What git answered; `stderr` is its explanation on one line. */
export type GitAnswer = { readonly status: number; readonly stdout: Buffer; readonly stderr: string };

/** Runs git and returns its answer. Throws a GitError where it fails, is absent or never ends. */
export function runGit(call: GitCall): GitAnswer {
  const result = spawnSync('git', [...(call.flags ?? READ_FLAGS), ...call.args], {
    cwd: call.cwd,
    env: cleanEnvironment({ ...(isMade(call.cwd) && { GIT_DIR: call.cwd }), ...call.env }),
    input: call.input ?? '',
    maxBuffer: MAX_OUTPUT,
    timeout: TIMEOUT_MS,
    windowsHide: true,
    ...(call.shielded && { detached: true }),
  });
  // A child that answers before it has read all its input leaves EPIPE beside a good status.
  if (result.status !== null && (call.accept ?? [0]).includes(result.status)) {
    return {
      status: result.status,
      stdout: result.stdout,
      stderr: explainStderr(result.stderr.toString('utf8')),
    };
  }
  throw failure(call, result);
}

/** Runs git and returns what it printed as text, without the last line end. */
export function askGit(call: GitCall): string {
  return runGit(call).stdout.toString('utf8').replace(/\n$/, '');
}

function failure({ cwd, args }: GitCall, result: SpawnSyncReturns<Buffer>): GitError {
  const command = `git ${args[0] ?? ''}`;
  const code = errorCode(result.error);
  if (code === 'ENOENT') return existsSync(cwd) ? noGit() : new GitError(`no such folder: "${cwd}"`);
  if (code === 'ETIMEDOUT')
    return new GitError(`${command} did not end within ${TIMEOUT_MS / 60_000} minutes`);
  const stderr = explainStderr(result.stderr?.toString('utf8') ?? '');
  const ended = result.status === null ? `was stopped (${result.signal ?? code})` : 'failed';
  return new GitError(`${command} ${ended}${stderr === '' ? '' : `: ${stderr}`}`, {
    exitCode: result.status ?? undefined,
    stderr,
  });
}

/** Returns the error for a machine without git. */
export function noGit(): GitError {
  return new GitError('git is not installed, or not on the PATH', {
    hint: 'install git 2.36 or later: https://git-scm.com/downloads',
  });
}
