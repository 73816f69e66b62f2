import { isAllowed } from './forbidden.ts';
import { MAX_SCALAR_LENGTH } from './limits.ts';
import { type Cursor, DECLINED, type Declined } from './strict-cursor.ts';

const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const BACKSLASH = 92;

/** Returns whether a character begins a quoted text. */
export function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === QUOTE;
}

/** Reads a quoted text that stands on one line; the cursor is at its first quote and ends after its last. */
export function readQuoted(cursor: Cursor): string | Declined {
  const from = cursor.at;
  const isDouble = cursor.text.charCodeAt(from) === DOUBLE_QUOTE;
  const close = isDouble ? closingDouble(cursor, from) : closingSingle(cursor, from);
  if (close === -1 || close - from > MAX_SCALAR_LENGTH) return DECLINED;
  cursor.at = close + 1;
  cursor.span(from, close + 1);
  const inner = cursor.text.slice(from + 1, close);
  if (isDouble) return inner.includes('\\') ? unescapeDouble(inner) : inner;
  return inner.includes("'") ? inner.replaceAll("''", "'") : inner;
}

function closingDouble({ text, end }: Cursor, from: number): number {
  for (let at = from + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (code === BACKSLASH) at += 1;
    else if (code < 32) return -1;
  }
  return -1;
}

function closingSingle({ text, end }: Cursor, from: number): number {
  for (let at = from + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32) return -1;
    if (code !== QUOTE) continue;
    if (at + 1 === end || text.charCodeAt(at + 1) !== QUOTE) return at;
    at += 1;
  }
  return -1;
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/nt])|)/g;
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Undoes the escapes everybody writes; any other is left to the full parser. */
function unescapeDouble(inner: string): string | Declined {
  let certain = true;
  const text = inner.replace(ESCAPE, (_, hex: string | undefined, char: string | undefined) => {
    if (char !== undefined) return SIMPLE[char] ?? char;
    const code = Number.parseInt(hex ?? '', 16);
    certain = certain && isAllowed(code);
    return String.fromCharCode(code);
  });
  return certain ? text : DECLINED;
}
