import { readFileSync, statSync } from 'node:fs';
import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';
import { describeFailure } from './error-code.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a document from anywhere on the machine. Throws where it is no file, too large or cannot be read. */
export function readDocument(path: string, typed: string): Uint8Array {
  const stats = statOf(path, typed);
  if (!stats?.isFile())
    throw new RequestError(`there is no file "${typed}"`, 'name a .docx file, or a template of the book');
  if (stats.size > MAX_BYTES)
    throw new CannotError(`"${typed}" is larger than 64 MiB`, { hint: 'a shell holds no more than a page' });
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(typed, error);
  }
}

function statOf(path: string, typed: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(typed, error);
  }
}

function unreadable(typed: string, error: unknown): CannotError {
  return new CannotError(`"${typed}" cannot be read: ${describeFailure(error)}`, {
    hint: 'check its path and its permissions',
  });
}
