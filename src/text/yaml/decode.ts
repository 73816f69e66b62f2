import type { Code } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { MAX_FILE_BYTES } from './limits.ts';

/** A file's text, or why it has none. */
export type Decoded = { readonly text: string; readonly problems: readonly Diagnostic[] };

/**
 * Returns the text of a file's bytes. Only UTF-8 is read, and nothing is replaced silently: a file
 * with a problem has the text ''. One byte order mark at the start is not part of the text, so
 * offset 0 is the character after it, and a file that is written again has none.
 */
export function decodeText(file: string, bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_FILE_BYTES) return refusal(file, 'yaml/file-too-large', tooLarge(bytes.length));
  const wide = wideEncoding(bytes);
  if (wide) return refusal(file, 'yaml/encoding', { message: `the file is ${wide}, not UTF-8`, hint: SAVE });
  try {
    return { text: decoder.decode(bytes), problems: NO_PROBLEMS };
  } catch {
    decoder = newDecoder();
    return refusal(file, 'yaml/encoding', { message: notUtf8(bytes), hint: SAVE });
  }
}

/** One for all files, until one fails. */
let decoder = newDecoder();

function newDecoder(): InstanceType<typeof TextDecoder> {
  return new TextDecoder('utf-8', { fatal: true });
}

const NO_PROBLEMS: readonly Diagnostic[] = [];
const SAVE = 'open the file in an editor and save it as UTF-8';

type Words = { readonly message: string; readonly hint: string };

function refusal(file: string, code: Code, words: Words): Decoded {
  return { text: '', problems: [{ code, severity: 'error', file, span: { start: 0, end: 0 }, ...words }] };
}

function tooLarge(size: number): Words {
  const mebibytes = (count: number): string => `${Math.ceil(count / 1024 / 1024)} MiB`;
  return {
    message: `the file has ${mebibytes(size)}, more than the ${mebibytes(MAX_FILE_BYTES)} that are read`,
    hint: 'split the registry into a folder with one record a file',
  };
}

/** Whether one of the first bytes is none of a text in UTF-8 as people write it. */
function isOdd(bytes: Uint8Array): boolean {
  for (let i = 0; i < 4 && i < bytes.length; i++) if (bytes[i] === 0 || (bytes[i] ?? 0) >= 0xfe) return true;
  return false;
}

/** Names a UTF-16 or UTF-32 encoding by its mark, or by where the zero bytes of its first character are. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (!isOdd(bytes)) return undefined;
  const head = [...bytes.subarray(0, 4)];
  const starts = (...mark: number[]): boolean => mark.every((byte, i) => head[i] === byte);
  const zeros = head.map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (starts(0xff, 0xfe, 0, 0) || zeros === 'x000') return 'UTF-32 (little-endian)';
  if (starts(0, 0, 0xfe, 0xff) || zeros === '000x') return 'UTF-32 (big-endian)';
  if (starts(0xff, 0xfe) || zeros === 'x0x0') return 'UTF-16 (little-endian)';
  if (starts(0xfe, 0xff) || zeros === '0x0x') return 'UTF-16 (big-endian)';
  return undefined;
}

function notUtf8(bytes: Uint8Array): string {
  const at = firstBadByte(bytes);
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at));
  const lines = before.split('\n');
  const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
  const byte = bytes[at] ?? 0;
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const guess = byte >= 0xa0 ? `; in Latin-1 it would be "${String.fromCharCode(byte)}"` : '';
  return `the file is not UTF-8: byte ${hex} at ${place}${guess}`;
}

/** Finds the first byte of the first character that is no UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!decodes(bytes.subarray(0, good), false)) good -= 1;
  return good;
}

/** Returns whether bytes are UTF-8; where more may follow, a character cut off at the end is no fault. */
function decodes(bytes: Uint8Array, moreFollows: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: moreFollows });
    return true;
  } catch {
    return false;
  }
}
