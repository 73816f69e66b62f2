import type { Conversion } from './attributes.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Returns the bytes a commit holds for a file of the work tree; `before` is what the last one holds. */
export function toCommitted(bytes: Uint8Array, rule: Conversion, before: Uint8Array | undefined): Uint8Array {
  if (rule.lineEnds === 'never' || !hasCrLf(bytes)) return bytes;
  if (rule.lineEnds === 'auto' && (looksBinary(bytes) || (before && hasCrLf(before)))) return bytes;
  return bytes.filter((byte, i) => byte !== CR || bytes[i + 1] !== LF);
}

/** Returns whether a line ends with carriage return and line feed. */
export function hasCrLf(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] === LF) return true;
  }
  return false;
}

/** git's own test: NUL, a carriage return alone, or one byte in 128 that does not print. */
function looksBinary(bytes: Uint8Array): boolean {
  let unprintable = 0;
  for (const [i, byte] of bytes.entries()) {
    if (byte === 0 || (byte === CR && bytes[i + 1] !== LF)) return true;
    if (isUnprintable(byte)) unprintable++;
  }
  return (bytes.length - unprintable) >> 7 < unprintable;
}

function isUnprintable(byte: number): boolean {
  const printing = [0x08, 0x09, LF, 0x0c, CR, 0x1b];
  return byte === 0x7f || (byte < 0x20 && !printing.includes(byte));
}
