import { type Parts, partText, unzip } from './zip.ts';

/** The part that holds a Word document's text. */
export const DOCUMENT = 'word/document.xml';

/** Returns the parts of a Word document that somebody gives as a shell; a string says why it cannot be used. */
export function openParts(bytes: Uint8Array): Parts | string {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  const types = partText(parts, '[Content_Types].xml');
  if (!parts[DOCUMENT] || types === undefined) return 'it is not a Word document';
  const hasMacros = Object.keys(parts).some((name) => /(^|\/)vbaProject\.bin$/i.test(name));
  // A .docm without its macros would still be one by its type, and Word opens none under the name .docx.
  return hasMacros || /\.macroEnabled/i.test(types) ? 'it holds macros' : parts;
}
