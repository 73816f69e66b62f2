import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts of a Word document by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>;

const MOST_PARTS = 2_000;
const LARGEST_PART = 40_000_000;
const LARGEST = 100_000_000;

/** Returns the parts of a document, or of another file of its make; a string says why it cannot be opened. */
export function unzip(bytes: Uint8Array, what = 'Word document'): Parts | string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'it is an older .doc file or is protected by a password';
  let [count, size, large] = [0, 0, false];
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        count++;
        size += originalSize;
        large ||= count > MOST_PARTS || originalSize > LARGEST_PART || size > LARGEST;
        return !large;
      },
    });
    return large ? 'it is too large' : parts;
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
