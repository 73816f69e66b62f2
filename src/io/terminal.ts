import { spawn } from 'node:child_process';
import { isatty } from 'node:tty';
import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';

/** One of the two ways out to the user. */
export type StreamFacts = { readonly isTty: boolean; readonly columns: number | undefined };

/** What is known of the place the user sits at. */
export type TerminalFacts = {
  readonly stdin: { readonly isTty: boolean };
  readonly stdout: StreamFacts;
  readonly stderr: StreamFacts;
  /** How many columns the output is made for, where COLUMNS says so. */
  readonly columns: number | undefined;
  /** NO_COLOR is set to anything (no-color.org), or the terminal is dumb. */
  readonly noColor: boolean;
  /** A build server runs this: no questions. */
  readonly ci: boolean;
};

/** Returns the facts about the terminal. */
export function terminalFacts(): TerminalFacts {
  const { CI, COLUMNS, NO_COLOR, TERM } = process.env;
  return {
    // Touching process.stdin would open it.
    stdin: { isTty: isatty(0) },
    stdout: streamFacts(process.stdout),
    stderr: streamFacts(process.stderr),
    columns: /^\d{1,4}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : undefined,
    noColor: (NO_COLOR ?? '') !== '' || TERM === 'dumb',
    ci: !['', '0', 'false'].includes(CI?.toLowerCase() ?? ''),
  };
}

function streamFacts(stream: NodeJS.WriteStream): StreamFacts {
  return { isTty: stream.isTTY === true, columns: stream.isTTY ? stream.columns : undefined };
}

/** Asks a question on standard error and returns the answer; undefined where the input ends instead. */
export async function prompt(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<undefined>((end) => lines.once('close', () => end(undefined)));
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/**
 * Returns the command of the user's editor. Throws a RequestError where none is named and nobody
 * sits at a terminal: vi would wait there for ever.
 */
export function editorCommand(interactive: boolean): string {
  const { VISUAL, EDITOR } = process.env;
  const named = [VISUAL, EDITOR].find((command) => (command ?? '') !== '');
  if (named !== undefined) return named;
  if (interactive) return 'vi';
  throw new RequestError(
    'there is no terminal to open an editor in',
    'change fields with: grantbook set ID FIELD=VALUE; or name an editor in VISUAL or EDITOR',
  );
}

/** Opens a file in an editor and returns when the user has closed it. */
export async function runEditor(path: string, editor: string = editorCommand(true)): Promise<void> {
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
