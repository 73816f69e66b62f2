import type { Value } from '../value.ts';
import { MAX_SCALAR_LENGTH } from './limits.ts';
import { fitted, isSound, newMapping } from './mapping.ts';
import { resolvePlain } from './plain-scalar.ts';
import {
  COLON,
  type Cursor,
  DECLINED,
  type Declined,
  HASH,
  OPEN_LIST,
  OPEN_MAPPING,
  SPACE,
  skipSpaces,
} from './strict-cursor.ts';
import { startsPlain } from './strict-plain.ts';
import { isQuote, readQuoted } from './strict-quoted.ts';

const COMMA = 44;
const CLOSE_LIST = 93;
const CLOSE_MAPPING = 125;

/** Reads a list in brackets: on one line, of scalars only; the cursor ends after it. */
export function readFlowList(cursor: Cursor): Value[] | Declined {
  const from = cursor.at;
  const list: Value[] = [];
  let next = firstItem(cursor, CLOSE_LIST);
  while (next === COMMA) {
    const value = readScalar(cursor);
    if (value === DECLINED) return DECLINED;
    cursor.places?.note(list, list.length, { value: { start: cursor.from, end: cursor.to } });
    list.push(value);
    next = separator(cursor, CLOSE_LIST);
  }
  cursor.span(from, cursor.at);
  return next === CLOSE_LIST ? (cursor.places ? list : fitted(list)) : DECLINED;
}

/** Reads a mapping in braces: on one line, of scalars only; the cursor ends after it. */
export function readFlowMapping(cursor: Cursor): Value | Declined {
  const from = cursor.at;
  const mapping = newMapping();
  let count = 0;
  let next = firstItem(cursor, CLOSE_MAPPING);
  while (next === COMMA) {
    const key = readScalarText(cursor);
    const start = cursor.from;
    const end = cursor.to;
    if (key === DECLINED || !takeColon(cursor)) return DECLINED;
    const value = readScalar(cursor);
    if (value === DECLINED) return DECLINED;
    cursor.places?.note(mapping, key, { key: { start, end }, value: { start: cursor.from, end: cursor.to } });
    mapping[key] = value;
    count += 1;
    next = separator(cursor, CLOSE_MAPPING);
  }
  cursor.span(from, cursor.at);
  return next === CLOSE_MAPPING && isSound(mapping, count) ? mapping : DECLINED;
}

/** Steps into the brackets; answers as `separator` does, with a comma where a first item stands. */
function firstItem(cursor: Cursor, close: number): number {
  cursor.at = skipSpaces(cursor, cursor.at + 1);
  if (cursor.peek(cursor.at) !== close) return COMMA;
  cursor.at += 1;
  return close;
}

/** Steps over the comma to the next item, or over the closing bracket; returns which it was, else 0. */
function separator(cursor: Cursor, close: number): number {
  const at = skipSpaces(cursor, cursor.at);
  const code = cursor.peek(at);
  if (code !== COMMA && code !== close) return 0;
  cursor.at = code === COMMA ? skipSpaces(cursor, at + 1) : at + 1;
  return code;
}

function takeColon(cursor: Cursor): boolean {
  if (cursor.peek(cursor.at) !== COLON || cursor.peek(cursor.at + 1) !== SPACE) return false;
  cursor.at = skipSpaces(cursor, cursor.at + 1);
  return true;
}

function readScalar(cursor: Cursor): Value | Declined {
  const isQuoted = isQuote(cursor.peek(cursor.at));
  const text = readScalarText(cursor);
  return isQuoted || text === DECLINED ? text : resolvePlain(text);
}

function readScalarText(cursor: Cursor): string | Declined {
  if (isQuote(cursor.peek(cursor.at))) return readQuoted(cursor);
  if (!startsPlain(cursor, cursor.at)) return DECLINED;
  const from = cursor.at;
  const to = plainEnd(cursor);
  if (to === -1 || to - from > MAX_SCALAR_LENGTH) return DECLINED;
  cursor.at = to;
  cursor.span(from, to);
  return cursor.text.slice(from, to);
}

/** Returns where unquoted text ends in brackets, or -1 where that is not plain to see. */
function plainEnd(cursor: Cursor): number {
  let at = cursor.at;
  let last = at;
  for (; at < cursor.end && !stops(cursor, at); at += 1) {
    if (cursor.text.charCodeAt(at) !== SPACE) last = at + 1;
  }
  if (isFlowEnd(cursor.peek(at))) return last;
  return cursor.peek(at) === COLON && last === at ? at : -1;
}

function stops(cursor: Cursor, at: number): boolean {
  const code = cursor.peek(at);
  return code === COLON ? endsKey(cursor.peek(at + 1)) : isFlowEnd(code) || isStrange(code);
}

function isStrange(code: number): boolean {
  return code < SPACE || code === HASH || code === OPEN_LIST || code === OPEN_MAPPING;
}

function endsKey(code: number): boolean {
  return !(code > SPACE) || isFlowEnd(code) || code === OPEN_LIST || code === OPEN_MAPPING;
}

function isFlowEnd(code: number): boolean {
  return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAPPING;
}
