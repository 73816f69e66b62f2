import { RequestError } from '../base/request-error.ts';
import { readWordDocument } from '../exchange/word/read-document.ts';
import type { WordDocument } from '../exchange/word/word-document.ts';
import { readGivenFile } from '../io/read-given-file.ts';
import { resolvePath } from '../io/resolve-path.ts';
import type { Globals } from './context.ts';

/** A Word document that somebody names on the command line. */
export type GivenWord = { readonly bytes: Uint8Array; readonly document: WordDocument };

/** Reads a Word document that is to be `compared`, or whatever else. Throws a RequestError where it cannot be. */
export function readGivenWord(
  shown: string,
  { globals, does }: { readonly globals: Globals; readonly does: string },
): GivenWord {
  const bytes = readGivenFile(resolvePath(shown, globals.directory), {
    shown,
    hint: 'name a document that is there: report.docx',
  });
  const document = readWordDocument(bytes);
  if (typeof document !== 'string') return { bytes, document };
  throw new RequestError(
    `"${shown}" cannot be ${does}: ${document}`,
    'open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password',
  );
}
