import type { Span } from '../span.ts';
import type { Value } from '../value.ts';
import { MAX_DEPTH, MAX_INDENT } from './limits.ts';
import { fitted, isSound, newMapping, type OpenMapping } from './mapping.ts';
import type { Places } from './places.ts';
import { readBlockScalar } from './strict-block-scalar.ts';
import {
  COLON,
  CR,
  Cursor,
  DASH,
  DECLINED,
  type Declined,
  END,
  endLine,
  findContent,
  GREATER,
  HASH,
  isBreak,
  LF,
  OPEN_LIST,
  OPEN_MAPPING,
  PIPE,
  type Source,
  skipSpaces,
} from './strict-cursor.ts';
import { readFlowList, readFlowMapping } from './strict-flow.ts';
import { findPlainEnd, startsPlain, takePlain } from './strict-plain.ts';
import { isQuote, readQuoted } from './strict-quoted.ts';
import { TextMemory } from './text-memory.ts';

/** The longest key, in characters, that is certainly one: the full parser's rule is 1,024 to the colon. */
const MAX_KEY_LENGTH = 512;

/**
 * Reads stretches of a text that hold one list or mapping each, in the plain block style of
 * registries. Answers only what the full parser would certainly give, with no error and no warning.
 */
export class StrictReader {
  readonly #source: Source;

  constructor(text: string, memory: TextMemory = new TextMemory()) {
    this.#source = { text, memory };
  }

  /** Returns the value of a stretch that begins at a line's start, or DECLINED; notes places where asked. */
  read(slice: Span, places?: Places): Value | Declined {
    const cursor = new Cursor(this.#source, slice, places);
    findContent(cursor);
    const value = isAtMargin(cursor) ? readRoot(cursor) : DECLINED;
    if (value === DECLINED || cursor.indent !== -1) return DECLINED;
    places?.finish(value, { start: cursor.from, end: cursor.to });
    return value;
  }
}

/** Most registries of a new book hold `[]`: the full parser need not be loaded for that. */
function readRoot(cursor: Cursor): Value | Declined {
  if (cursor.peek(cursor.at) !== OPEN_LIST) return readBlock(cursor);
  const list = readFlowList(cursor);
  return list !== DECLINED && list.length === 0 && endLine(cursor, cursor.at) ? list : DECLINED;
}

/** Reads the list or mapping whose first content is at the cursor; ends at the content after it. */
function readBlock(cursor: Cursor): Value | Declined {
  if (cursor.depth === MAX_DEPTH || cursor.indent > MAX_INDENT) return DECLINED;
  cursor.depth += 1;
  const value = startsItem(cursor) ? readList(cursor) : readMapping(cursor);
  cursor.depth -= 1;
  return value;
}

function isAtMargin(cursor: Cursor): boolean {
  return cursor.indent === 0;
}

function startsItem(cursor: Cursor): boolean {
  return cursor.peek(cursor.at) === DASH && isBreak(cursor.peek(cursor.at + 1));
}

function readList(cursor: Cursor): Value[] | Declined {
  const from = cursor.at;
  const indent = cursor.indent;
  const list: Value[] = [];
  do {
    const value = readItem(cursor, indent);
    if (value === DECLINED) return DECLINED;
    cursor.places?.note(list, list.length, { value: { start: cursor.from, end: cursor.to } });
    list.push(value);
  } while (cursor.indent === indent && startsItem(cursor));
  cursor.from = from;
  return cursor.indent > indent ? DECLINED : cursor.places ? list : fitted(list);
}

/** Reads what follows a dash: nothing, a block of its own on this line, or a scalar. */
function readItem(cursor: Cursor, indent: number): Value | Declined {
  const after = cursor.at + 1;
  cursor.at = skipSpaces(cursor, after);
  if (isLineEnd(cursor.peek(cursor.at))) {
    cursor.span(after, after);
    if (!endLine(cursor, after)) return DECLINED;
    return cursor.indent > indent ? readBlock(cursor) : null;
  }
  if (!startsBlock(cursor)) return readScalar(cursor, indent);
  cursor.indent = cursor.at - cursor.lineStart;
  return readBlock(cursor);
}

/** Returns whether a list item or a key stands at the cursor; leaves the cursor where it is. */
function startsBlock(cursor: Cursor): boolean {
  if (startsItem(cursor)) return true;
  const at = cursor.at;
  const isKey = readKeyText(cursor) !== DECLINED;
  cursor.at = at;
  return isKey;
}

function readMapping(cursor: Cursor): OpenMapping | Declined {
  const from = cursor.at;
  const indent = cursor.indent;
  const mapping = newMapping();
  let count = 0;
  do {
    const start = cursor.at;
    const key = readKeyText(cursor);
    const end = cursor.to;
    if (key === DECLINED) return DECLINED;
    const value = readMember(cursor, indent);
    if (value === DECLINED) return DECLINED;
    count += 1;
    cursor.places?.note(mapping, key, { key: { start, end }, value: { start: cursor.from, end: cursor.to } });
    mapping[key] = value;
  } while (cursor.indent === indent);
  cursor.from = from;
  return cursor.indent > indent || !isSound(mapping, count) ? DECLINED : mapping;
}

/** Reads a key; the cursor ends after its colon, and `cursor.to` is the end of the key. */
function readKeyText(cursor: Cursor): string | Declined {
  const from = cursor.at;
  const key = isQuote(cursor.peek(from)) ? readQuoted(cursor) : readPlainKey(cursor);
  const isKey = cursor.peek(cursor.at) === COLON && isBreak(cursor.peek(cursor.at + 1));
  if (!isKey || cursor.at - from > MAX_KEY_LENGTH) return DECLINED;
  cursor.at += 1;
  return key;
}

function readPlainKey(cursor: Cursor): string | Declined {
  if (!startsPlain(cursor, cursor.at) || findPlainEnd(cursor) !== 'colon') return DECLINED;
  cursor.at = cursor.to;
  return cursor.memory.take(cursor.text, cursor.from, cursor.to);
}

/** Reads what follows a key's colon; a list may stand at the key's own column. */
function readMember(cursor: Cursor, indent: number): Value | Declined {
  const after = cursor.at;
  cursor.at = skipSpaces(cursor, after);
  if (!isLineEnd(cursor.peek(cursor.at))) return readScalar(cursor, indent);
  cursor.span(after, after);
  if (!endLine(cursor, after)) return DECLINED;
  const isInner = cursor.indent > indent || (cursor.indent === indent && startsItem(cursor));
  return isInner ? readBlock(cursor) : null;
}

/** Returns whether a character can only be the end of what a line says: its end, or a comment. */
function isLineEnd(code: number): boolean {
  return code === LF || code === HASH || code === CR || code === END;
}

/** Reads a value that begins on this line, and moves to the next content: deeper than it, none may be. */
function readScalar(cursor: Cursor, indent: number): Value | Declined {
  const first = cursor.peek(cursor.at);
  if (first === PIPE || first === GREATER) return readBlockScalar(cursor, indent);
  const value = readInline(cursor, first);
  return value !== DECLINED && endLine(cursor, cursor.at) ? value : DECLINED;
}

function readInline(cursor: Cursor, first: number): Value | Declined {
  if (startsPlain(cursor, cursor.at)) return findPlainEnd(cursor) === 'line' ? takePlain(cursor) : DECLINED;
  if (isQuote(first)) return readQuoted(cursor);
  if (first === OPEN_LIST) return readFlowList(cursor);
  return first === OPEN_MAPPING ? readFlowMapping(cursor) : DECLINED;
}
