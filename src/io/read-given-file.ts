import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { RequestError } from '../base/request-error.ts';
import { describeFailure } from './error-code.ts';

/** The largest document that is taken: 100 MB hold a long report with its pictures. */
const MOST = 100_000_000;

/**
 * Reads a document that somebody names on the command line. Throws a RequestError, with what could be
 * named instead, where it cannot be read or is too large.
 */
export function readGivenFile(path: string, { shown, hint }: Given): Uint8Array {
  const file = openGiven(path, { shown, hint });
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new RequestError(`"${shown}" is no file`, hint);
    if (stats.size > MOST)
      throw new RequestError(
        `"${shown}" is larger than ${MOST / 1_000_000} MB`,
        'take its pictures out, or save it anew',
      );
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** A file by the name that was typed, and what else could have been. */
type Given = { readonly shown: string; readonly hint: string };

/** Opening must not wait for the other end of a pipe. */
function openGiven(path: string, { shown, hint }: Given): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw new RequestError(`cannot read "${shown}": ${describeFailure(error)}`, hint);
  }
}
