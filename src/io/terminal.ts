import { fstatSync, type Stats, statSync } from 'node:fs';
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
    stdin: { isTty: isTerminal(0) },
    stdout: streamFacts(1),
    stderr: streamFacts(2),
    columns: /^\d{1,4}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : undefined,
    noColor: (NO_COLOR ?? '') !== '' || TERM === 'dumb',
    ci: !['', '0', 'false'].includes(CI?.toLowerCase() ?? ''),
  };
}

/** Streams cost time to open, and process.stdin would wait for input: only a terminal is opened to be asked. */
function streamFacts(file: 1 | 2): StreamFacts {
  if (!isTerminal(file)) return { isTty: false, columns: undefined };
  const stream = file === 1 ? process.stdout : process.stderr;
  return { isTty: true, columns: stream.columns };
}

/** Returns whether an open file is a terminal. A file, a pipe and /dev/null are none; of another device node:tty knows, which takes long to load. */
export function isTerminal(file: number): boolean {
  try {
    const stats = fstatSync(file);
    if (!stats.isCharacterDevice() || isNull(stats)) return false;
  } catch {
    return false;
  }
  return (process.getBuiltinModule('node:tty') as typeof import('node:tty')).isatty(file);
}

const NULL_DEVICE = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

function isNull({ rdev, ino }: Stats): boolean {
  const none = statSync(NULL_DEVICE, { throwIfNoEntry: false });
  return none !== undefined && none.rdev === rdev && none.ino === ino;
}

/** Asks a question on standard error and returns the answer; undefined where the input ends instead. */
export async function prompt(question: string): Promise<string | undefined> {
  const { createInterface } = process.getBuiltinModule('node:readline/promises');
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
  const { spawn } = process.getBuiltinModule('node:child_process');
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
