import { type Parts, unzip } from './zip.ts';

/** The part that holds a Word document's text. */
export const DOCUMENT = 'word/document.xml';

/** Returns the parts of a Word document that somebody gives as a shell; a string says why it cannot be used. */
export function openParts(bytes: Uint8Array): Parts | string {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  if (!parts[DOCUMENT]) return 'it is not a Word document';
  if (Object.keys(parts).some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return 'it holds macros';
  return parts;
}
