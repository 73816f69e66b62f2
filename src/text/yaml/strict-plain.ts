import type { Value } from '../value.ts';
import { MAX_SCALAR_LENGTH } from './limits.ts';
import { resolvePlain } from './plain-scalar.ts';
import {
  COLON,
  CR,
  type Cursor,
  DASH,
  DECLINED,
  type Declined,
  HASH,
  isBreak,
  LF,
  SPACE,
} from './strict-cursor.ts';

const DOT = 46;

/** Where unquoted text ends on its line, and whether that is before the colon of a key. */
export type PlainEnd = 'line' | 'colon' | 'unsure';

/** First characters of unquoted text that mean nothing else; all beyond ASCII are among them. */
const STARTS: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_$()/+;<=^\\~]/.test(String.fromCharCode(code)),
);

/** Spaces that YAML takes for text; before the name of a field they are a slip, of which the full parser tells. */
const ODD_SPACE = /^[\u00a0\u2000-\u200a\u202f\u205f\u3000]$/;

const isStart = (code: number): boolean =>
  code >= 128 ? !ODD_SPACE.test(String.fromCharCode(code)) : code >= 0 && STARTS[code] === true;

/** Returns whether unquoted text certainly starts here: `-` and `.` only before a letter or digit. */
export function startsPlain(cursor: Cursor, at: number): boolean {
  const code = cursor.peek(at);
  if (code !== DASH && code !== DOT) return isStart(code);
  const next = cursor.peek(at + 1);
  return isStart(next === DOT && code === DASH ? cursor.peek(at + 2) : next);
}

/** Finds the end of the unquoted text at the cursor, on its line; `cursor.to` is that end. */
export function findPlainEnd(cursor: Cursor): PlainEnd {
  const { text, end, at: from } = cursor;
  let at = from;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= COLON && MAY_STOP[code] === true && stops(cursor, at, code)) break;
  }
  let last = at;
  while (last > from && text.charCodeAt(last - 1) === SPACE) last -= 1;
  cursor.span(from, last);
  return endKind(cursor, at, last);
}

const MAY_STOP: readonly boolean[] = Array.from(
  { length: COLON + 1 },
  (_, code) => code < SPACE || code === HASH || code === COLON,
);

/** Returns whether one of the characters that may end unquoted text does so here. */
function stops(cursor: Cursor, at: number, code: number): boolean {
  if (code === COLON) return isBreak(cursor.peek(at + 1));
  return code !== HASH || (at > cursor.at && cursor.peek(at - 1) === SPACE);
}

function endKind(cursor: Cursor, at: number, last: number): PlainEnd {
  const code = cursor.peek(at);
  if (code === COLON) return at === last ? 'colon' : 'unsure';
  if (code === CR) return cursor.peek(at + 1) === LF ? 'line' : 'unsure';
  if (code === HASH) return isComment(cursor.peek(at + 1)) ? 'line' : 'unsure';
  return code === LF || at === cursor.end ? 'line' : 'unsure';
}

/** Whether a comment begins as people write one; otherwise the full parser is asked, which warns. */
function isComment(next: number): boolean {
  return next === HASH || isBreak(next);
}

/** The longest value that is remembered: the longer ones are seldom met twice. */
const MAX_REMEMBERED = 12;

/** Reads the unquoted value whose end `findPlainEnd` found; the cursor ends behind it. */
export function takePlain(cursor: Cursor): Value | Declined {
  const { from, to } = cursor;
  if (to - from > MAX_SCALAR_LENGTH) return DECLINED;
  cursor.at = to;
  const isShort = to - from <= MAX_REMEMBERED;
  return resolvePlain(isShort ? cursor.memory.take(cursor.text, from, to) : cursor.text.slice(from, to));
}
