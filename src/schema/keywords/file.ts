import type { Mapping } from '../../text/value.ts';
import { asText, mappingOf, NAME } from './parts.ts';

/** A text that is the path of a file in the book's evidence folder. */
export type FileRule = {
  /** The field beside it that holds the file's SHA-256: the file stays as it was. */
  readonly digest?: string;
};

/** The schema of `x-file`. */
export const file: Mapping = mappingOf([], { digest: NAME });

/** Returns the rule that an `x-file` declares. */
export function readFile(json: Mapping): FileRule {
  const digest = asText(json.digest);
  return digest === undefined ? {} : { digest };
}
