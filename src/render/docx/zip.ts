import { strFromU8, strToU8, zipSync } from 'fflate';
import { unpack, zipEntries } from './zip-entries.ts';

/** The parts of a Word document by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>;

const MOST_PARTS = 2_000;
const LARGEST_PART = 40_000_000;
const LARGEST = 100_000_000;

/** Returns the parts of a document, or of another file of its make; a string says why it cannot be opened. */
export function unzip(bytes: Uint8Array, what = 'Word document'): Parts | string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'it is an older .doc file or is protected by a password';
  try {
    const entries = zipEntries(bytes, MOST_PARTS);
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    const isLarge = size > LARGEST || entries.some((entry) => entry.size > LARGEST_PART);
    if (isLarge || entries.length > MOST_PARTS) return 'it is too large';
    return Object.fromEntries(entries.map((entry) => [entry.name, unpack(entry)]));
  } catch {
    return `it is not a ${what}`;
  }
}

/** Returns the same bytes for the same parts: sorted, without the time of day. */
export function zip(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  // fflate writes the date as the local zone says it, so a local date gives the same bytes everywhere.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      names.map((name) => [name, [parts[name] ?? new Uint8Array(), { mtime, os: 0, level: 6 }]]),
    ),
  );
}

/** Returns a part's text. */
export function partText(parts: Parts, name: string): string | undefined {
  const bytes = parts[name];
  return bytes && strFromU8(bytes);
}

/** Returns a part of a text. */
export function textPart(text: string): Uint8Array {
  return strToU8(text);
}

function rank(name: string): number {
  if (name === '[Content_Types].xml') return 0;
  return name === '_rels/.rels' ? 1 : 2;
}
