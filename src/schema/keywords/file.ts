import type { Mapping } from '../../text/value.ts';
import { asText, mappingOf, NAME } from './parts.ts';

/** A text that is the path of a file in one of the book's folders. */
export type FileRule = {
  /** The folder from the book's root: `evidence`, or `templates`. */
  readonly folder: string;
  /** The field beside it that holds the file's SHA-256: the file stays as it was. */
  readonly digest?: string;
};

/** The schema of `x-file`. */
export const file: Mapping = mappingOf([], { digest: NAME, folder: { enum: ['evidence', 'templates'] } });

/** Returns the rule that an `x-file` declares. */
export function readFile(json: Mapping): FileRule {
  const digest = asText(json.digest);
  return { folder: asText(json.folder) ?? 'evidence', ...(digest !== undefined && { digest }) };
}
