import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { RequestError } from '../base/request-error.ts';
import { describeFailure } from './error-code.ts';

/** Reads a file that somebody names on the command line. Throws a RequestError where it cannot be read or is larger than `most` bytes. */
export function readGivenFile(path: string, { shown, most }: { shown: string; most: number }): Uint8Array {
  const file = openGiven(path, shown);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new RequestError(`"${shown}" is no file`, 'name a document: report.docx');
    if (stats.size > most)
      throw new RequestError(
        `"${shown}" is larger than ${Math.round(most / 1_000_000)} MB`,
        'take its pictures out, or save it anew',
      );
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Opening must not wait for the other end of a pipe. */
function openGiven(path: string, shown: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw new RequestError(
      `cannot read "${shown}": ${describeFailure(error)}`,
      'name a document that is there: report.docx',
    );
  }
}
