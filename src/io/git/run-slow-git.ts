import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './git-environment.ts';
import { GitError } from './git-error.ts';

const KEPT_OUTPUT = 64 * 1024;

/** A call of git that may take the user's own time: a hook, a passphrase. */
export type SlowCall = {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly input?: string | Uint8Array;
  /** Stops git when the user wants out. */
  readonly signal?: AbortSignal;
  /** Gets what git says while it says it. */
  readonly talk?: ((text: string) => void) | undefined;
};

/** What came of it; status is null where a signal ended it. */
export type SlowAnswer = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs git without a time limit and returns what came of it. Throws a GitError where it cannot start. */
export async function runSlowGit(call: SlowCall): Promise<SlowAnswer> {
  const child = spawn('git', call.args, {
    cwd: call.cwd,
    env: call.env,
    windowsHide: true,
    ...(call.signal && { signal: call.signal }),
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr, call.talk);
  // A child that ends before it has read all its input is judged by its status.
  child.stdin.on('error', () => undefined);
  child.stdin.end(call.input ?? '');
  const status = await ended(child, call.signal);
  return { status, stdout: stdout(), stderr: stderr() };
}

function ended(child: ChildProcess, signal: AbortSignal | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if (error.name !== 'AbortError') reject(new GitError(`git could not be started: ${error.message}`));
    });
    child.once('close', resolve);
    // A hook that outlives git keeps the pipes open: who wants out does not wait for it.
    child.once('exit', (status) => signal?.aborted && resolve(status));
  });
}

/** Keeps the last of what a stream says, and passes all of it on. */
function collect(stream: NodeJS.ReadableStream, talk?: (text: string) => void): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-KEPT_OUTPUT);
    talk?.(chunk);
  });
  return () => text;
}
