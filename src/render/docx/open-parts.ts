import { type Parts, partText, unzip } from './zip.ts';

/** The part that holds a Word document's text. */
export const DOCUMENT = 'word/document.xml';

/** Returns the parts of a Word document that somebody gives as a shell; a string says why it cannot be used. */
export function openParts(bytes: Uint8Array): Parts | string {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  const types = partText(parts, '[Content_Types].xml');
  if (!parts[DOCUMENT] || types === undefined) return 'it is not a Word document';
  return holdsMacros(parts) ? MACROS : parts;
}

/** Why a document with macros is not taken. */
export const MACROS = 'it holds macros';

/** Whether a document holds macros, or is of the kind that may: Word opens none of that kind under the name .docx. */
export function holdsMacros(parts: Parts): boolean {
  const named = Object.keys(parts).some((name) => /(^|\/)vbaProject\.bin$/i.test(name));
  return named || /\.macroEnabled/i.test(partText(parts, '[Content_Types].xml') ?? '');
}
