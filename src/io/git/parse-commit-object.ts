import type { Signature } from '../../history/history-commit.ts';

/** A commit as its object says it. */
export type CommitObject = {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

/** Git knows of no byte order mark in a commit. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const SIGNATURE = /^(.*?) ?<([^>]*)> ?(-?\d+)? ?([+-]\d{4})?$/;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
/** The start of year 9999: a later second has no day of four-digit year in every zone. */
const LATEST = 253_370_764_800;

/** Returns what the bytes of a commit object say. Odd headers are read as far as they make sense. */
export function parseCommitObject(bytes: Uint8Array): CommitObject {
  const text = decode(bytes);
  const end = text.indexOf('\n\n');
  const headers = headersOf(text);
  return {
    tree: valuesOf(headers, 'tree')[0] ?? '',
    parents: valuesOf(headers, 'parent'),
    author: parseSignature(valuesOf(headers, 'author')[0] ?? ''),
    committer: parseSignature(valuesOf(headers, 'committer')[0] ?? ''),
    message: end === -1 ? '' : text.slice(end + 2),
  };
}

/** Returns the names of a commit's headers, those behind a signature as well, and the encoding it declares. */
export function headerNames(bytes: Uint8Array): { names: string[]; encoding: string | undefined } {
  const lines = headersOf(UTF8.decode(bytes));
  const names = lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(' ')[0] ?? '');
  return { names, encoding: valuesOf(lines, 'encoding')[0] };
}

/** Returns who acted and when: `Mary Byrne <mary@example.org> 1764000000 +0100`. */
export function parseSignature(line: string): Signature {
  const [, name = '', email = '', seconds = '', zone = '+0000'] = SIGNATURE.exec(line) ?? [];
  const time = Number(seconds);
  const usable = seconds !== '' && time >= 0 && time <= LATEST;
  return { name: name.trim(), email, date: usable ? dayIn(time, zone) : '', time: usable ? time : 0 };
}

function dayIn(time: number, zone: string): string {
  const minutes = Number(zone.slice(1, 3)) * MINUTES_PER_HOUR + Number(zone.slice(3));
  const offset = (zone.startsWith('-') ? -minutes : minutes) * SECONDS_PER_MINUTE;
  return new Date((time + offset) * 1000).toISOString().slice(0, 10);
}

/** Only lines before the first empty one; the lines of a signature begin with a space. */
function headersOf(text: string): string[] {
  const end = text.indexOf('\n\n');
  return text.slice(0, end === -1 ? text.length : end).split('\n');
}

function valuesOf(headers: readonly string[], name: string): string[] {
  return headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
}

/** An encoding that is unknown, or under which the headers themselves vanish, is taken for UTF-8. */
function decode(bytes: Uint8Array): string {
  const plain = UTF8.decode(bytes);
  const [encoding] = valuesOf(headersOf(plain), 'encoding');
  if (encoding === undefined) return plain;
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    return text.startsWith('tree ') ? text : plain;
  } catch {
    return plain;
  }
}
