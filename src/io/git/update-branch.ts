import { type ChildProcess, spawn } from 'node:child_process';
import { cleanEnvironment, REF_FLAGS } from './git-environment.ts';
import { explainStderr, GitError } from './git-error.ts';
import type { Repository } from './repository.ts';

const TIMEOUT_MS = 300_000;

/** Where the branch that is checked out goes, from where, and what its log says of it. */
export type Move = { readonly to: string; readonly from: string; readonly reason: string };

/**
 * Moves the branch that is checked out, if it still is where it was. Git first locks it with the new commit in the
 * lock, and moves it when it is told so: one that outlives us is told nothing more, and gives up. Throws a GitError
 * where it fails, without an exit code where it was stopped.
 */
export async function updateBranch({ topLevel }: Repository, { to, from, reason }: Move): Promise<void> {
  const args = [...REF_FLAGS, 'update-ref', '--create-reflog', '-m', reason, '--stdin'];
  const child = spawn('git', args, {
    cwd: topLevel,
    env: cleanEnvironment(),
    timeout: TIMEOUT_MS,
    windowsHide: true,
    // A Ctrl-C at the terminal passes it by.
    detached: true,
  });
  const said = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
    if (said.stdout.includes('prepare: ok\n') && !child.stdin.writableEnded) child.stdin.end('commit\n');
  });
  // A git that fails reads no further: it is judged by how it ends.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`start\nupdate HEAD ${to} ${from}\nprepare\n`);
  const { status, signal } = await endOf(child);
  if (status === 0 && said.stdout.includes('commit: ok\n')) return;
  const stderr = explainStderr(said.stderr);
  const ended = status === null ? `was stopped (${signal})` : 'failed';
  throw new GitError(`git update-ref ${ended}${stderr === '' ? '' : `: ${stderr}`}`, {
    exitCode: status ?? undefined,
    stderr,
  });
}

type Ended = { readonly status: number | null; readonly signal: NodeJS.Signals | null };

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new GitError(`git could not be started: ${error.message}`)));
    child.once('close', (status, signal) => resolve({ status, signal }));
  });
}
