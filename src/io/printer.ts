import { writeSync } from 'node:fs';
import { CannotError } from '../base/cannot-error.ts';
import { describeFailure, errorCode } from './error-code.ts';
import { isTerminal } from './terminal.ts';

/** Standard output and standard error, by their numbers. */
export type StandardFile = 1 | 2;

/**
 * Returns what writes text to standard output or standard error, whole and in order. A file or a pipe is written to
 * directly: the streams of Node take as long to load as all else that a short command needs. Where the reader has
 * gone, as with `| head`, nothing more is written. Throws a CannotError where standard output cannot be written to.
 */
export function openPrinter(file: StandardFile): (text: string) => void {
  let print = isTerminal(file) ? streamPrinter(file) : undefined;
  return (text) => {
    if (print) return print(text);
    const left = writeDirectly(file, Buffer.from(text));
    if (left === undefined) return;
    print = left === 'gone' ? () => {} : streamPrinter(file);
    if (left !== 'gone') print(left);
  };
}

/** Returns what is left where the reader is slow and does not let it wait, or `gone`; undefined where all is written. */
function writeDirectly(file: StandardFile, bytes: Buffer): Uint8Array | 'gone' | undefined {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(file, bytes, at);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return bytes.subarray(at);
    // Where nothing can be said, the exit code still tells.
    if (errorCode(error) === 'EPIPE' || file === 2) return 'gone';
    throw new CannotError(`what is printed cannot be written: ${describeFailure(error)}`, {
      hint: 'look at where the output goes; what the command had done by then is done',
    });
  }
  return undefined;
}

function streamPrinter(file: StandardFile): (text: string | Uint8Array) => void {
  const stream = file === 1 ? process.stdout : process.stderr;
  stream.on('error', quietPipe);
  return (text) => void stream.write(text);
}

/** A reader that stops early, such as `| head`, is no fault. */
function quietPipe(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE') throw error;
}
