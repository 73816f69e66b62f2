import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { CannotError } from '../base/cannot-error.ts';

/** One of the two ways out to the user. */
export type StreamFacts = { readonly isTty: boolean; readonly columns: number | undefined };

/** What is known of the place the user sits at. */
export type TerminalFacts = {
  readonly stdin: { readonly isTty: boolean };
  readonly stdout: StreamFacts;
  readonly stderr: StreamFacts;
  /** NO_COLOR is set to anything (no-color.org), or the terminal is dumb. */
  readonly noColor: boolean;
  /** A build server runs this: no questions. */
  readonly ci: boolean;
};

/** Returns the facts about the terminal. */
export function terminalFacts(): TerminalFacts {
  const { CI, NO_COLOR, TERM } = process.env;
  return {
    stdin: { isTty: process.stdin.isTTY === true },
    stdout: streamFacts(process.stdout),
    stderr: streamFacts(process.stderr),
    noColor: (NO_COLOR ?? '') !== '' || TERM === 'dumb',
    ci: !['', '0', 'false'].includes(CI?.toLowerCase() ?? ''),
  };
}

function streamFacts(stream: NodeJS.WriteStream): StreamFacts {
  return { isTty: stream.isTTY === true, columns: stream.isTTY ? stream.columns : undefined };
}

/** Asks a question on standard error and returns the answer; undefined where the input ends instead. */
export async function prompt(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<undefined>((end) => lines.once('close', () => end(undefined)));
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** Opens a file in the user's editor and returns when they have closed it. */
export async function runEditor(path: string): Promise<void> {
  const { VISUAL, EDITOR } = process.env;
  const editor = [VISUAL, EDITOR].find((command) => (command ?? '') !== '') ?? 'vi';
  // As git does it, so that EDITOR="code --wait" works; the path is an argument, never shell text.
  const child = spawn('sh', ['-c', `${editor} "$@"`, editor, path], { stdio: 'inherit' });
  const status = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (status === 0) return;
  throw new CannotError(`the editor "${editor}" did not end well`, {
    hint: 'set VISUAL or EDITOR to an editor that waits until you close the file: export EDITOR=nano',
  });
}
