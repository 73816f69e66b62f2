import type { Span } from '../span.ts';
import type { Places } from './places.ts';
import type { TextMemory } from './text-memory.ts';

/** The strict reader's answer where it is not certain: ask the full parser. */
export const DECLINED: unique symbol = Symbol('declined');
export type Declined = typeof DECLINED;

/** What is read behind the last character: a number, because NaN would make every code a fraction. */
export const END = -1;
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;
export const GREATER = 62;
export const OPEN_LIST = 91;
export const OPEN_MAPPING = 123;
export const PIPE = 124;

/** A text to read, and its short texts so far. */
export type Source = { readonly text: string; readonly memory: TextMemory };

/** Where the strict reader is. The one mutable thing of a reading: made for it, gone with it. */
export class Cursor {
  readonly text: string;
  readonly end: number;
  readonly memory: TextMemory;
  /** Where to note the places of members; absent when nobody asked. */
  readonly places: Places | undefined;
  /** The next character to read. */
  at: number;
  /** The column (from 0) of the content at `at`, when a line's content is next; -1 at the end. */
  indent = 0;
  lineStart: number;
  /** How many lists and mappings are open. */
  depth = 0;
  /** The place of the value read last. */
  from = 0;
  to = 0;

  constructor({ text, memory }: Source, slice: Span, places: Places | undefined) {
    this.text = text;
    this.memory = memory;
    this.end = slice.end;
    this.places = places;
    this.at = slice.start;
    this.lineStart = slice.start;
  }

  /** The code of the character at `at`; END behind the last. */
  peek(at: number): number {
    return at < this.end ? this.text.charCodeAt(at) : END;
  }

  /** Notes where the value read last stands. */
  span(from: number, to: number): void {
    this.from = from;
    this.to = to;
  }
}

/** Returns whether a character ends a word: a space or a line end; a tab is left to the full parser. */
export function isBreak(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === END;
}

/** Returns the offset of the first character that is not a space. */
export function skipSpaces(cursor: Cursor, from: number): number {
  let at = from;
  while (at < cursor.end && cursor.text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/**
 * Moves to the content of the next line that has any, past blank lines and comments. Returns false
 * where something stands after `from` on its line that is neither space nor comment.
 */
export function endLine(cursor: Cursor, from: number): boolean {
  const at = skipSpaces(cursor, from);
  const code = cursor.peek(at);
  const isComment = code === HASH && at > from;
  if (isComment || code === LF) cursor.at = lineAfter(cursor, at);
  else if (code === CR && cursor.peek(at + 1) === LF) cursor.at = at + 2;
  else if (code === END) cursor.at = cursor.end;
  else return false;
  findContent(cursor);
  return true;
}

/** From a line's start: moves to the first content at or after it. */
export function findContent(cursor: Cursor): void {
  while (cursor.at < cursor.end) {
    cursor.lineStart = cursor.at;
    const at = skipSpaces(cursor, cursor.at);
    const code = cursor.peek(at);
    if (code === HASH || code === LF) cursor.at = lineAfter(cursor, at);
    else if (code === CR && cursor.peek(at + 1) === LF) cursor.at = at + 2;
    else if (code === END) cursor.at = cursor.end;
    else {
      cursor.at = at;
      cursor.indent = at - cursor.lineStart;
      return;
    }
  }
  cursor.indent = -1;
}

function lineAfter(cursor: Cursor, at: number): number {
  const feed = cursor.text.indexOf('\n', at);
  return feed === -1 || feed >= cursor.end ? cursor.end : feed + 1;
}
