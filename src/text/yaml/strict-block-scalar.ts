import { MAX_SCALAR_LENGTH } from './limits.ts';
import {
  CR,
  type Cursor,
  DASH,
  DECLINED,
  type Declined,
  findContent,
  LF,
  PIPE,
  SPACE,
  skipSpaces,
  TAB,
} from './strict-cursor.ts';

/**
 * Reads a block text (`|`, `>`, with `-` or nothing) that stands deeper than `outer`, and moves to
 * the content after it. Lines that are indented further than the first, spaces on blank lines and
 * blank lines at the start have rules of their own: they are left to the full parser.
 */
export function readBlockScalar(cursor: Cursor, outer: number): string | Declined {
  const from = cursor.at;
  const isLiteral = cursor.text.charCodeAt(from) === PIPE;
  const strips = cursor.peek(from + 1) === DASH;
  const body = lineEnd(cursor, skipSpaces(cursor, from + (strips ? 2 : 1)));
  if (body === -1) return DECLINED;
  const lines = readLines(cursor, body, outer);
  if (lines === DECLINED || !lines.every(isLiteral ? isUntabbed : isFoldable)) return DECLINED;
  cursor.from = from;
  const text = isLiteral ? lines.join('\n') : fold(lines);
  if (text.length >= MAX_SCALAR_LENGTH || text.includes('\r')) return DECLINED;
  return strips ? text : `${text}\n`;
}

/** Returns the start of the line after this line end, or -1 where none stands at `at`. */
function lineEnd(cursor: Cursor, at: number): number {
  const code = cursor.peek(at);
  if (code === LF) return at + 1;
  return code === CR && cursor.peek(at + 1) === LF ? at + 2 : -1;
}

/** Takes the lines of the text without their indentation and without the blank ones at the end. */
function readLines(cursor: Cursor, body: number, outer: number): string[] | Declined {
  const lines: string[] = [];
  const indent = skipSpaces(cursor, body) - body;
  cursor.at = body;
  for (let kind = lineKind(cursor, indent, outer); kind !== 'after'; kind = lineKind(cursor, indent, outer)) {
    if (kind === 'unsure') return DECLINED;
    lines.push(kind === 'blank' ? skipLine(cursor) : takeLine(cursor, cursor.at + indent));
  }
  while (lines.at(-1) === '') lines.pop();
  findContent(cursor);
  return indent > outer && lines.length > 0 ? lines : DECLINED;
}

/** Says of the line at the cursor whether it belongs to the text; one of spaces only may or may not. */
function lineKind(cursor: Cursor, indent: number, outer: number): 'text' | 'blank' | 'after' | 'unsure' {
  const content = skipSpaces(cursor, cursor.at);
  const column = content - cursor.at;
  if (content === cursor.end) return column === 0 ? 'after' : 'unsure';
  if (lineEnd(cursor, content) !== -1) return column === 0 ? 'blank' : 'unsure';
  if (column <= outer) return 'after';
  return column >= indent ? 'text' : 'unsure';
}

function skipLine(cursor: Cursor): '' {
  cursor.at = lineEnd(cursor, cursor.at);
  return '';
}

/** Takes the rest of a line and moves to the next; `cursor.to` is the end of what was taken. */
function takeLine(cursor: Cursor, from: number): string {
  const feed = cursor.text.indexOf('\n', from);
  const isLast = feed === -1 || feed >= cursor.end;
  const next = isLast ? cursor.end : feed + 1;
  const stop = isLast ? next : feed;
  cursor.to = cursor.text.charCodeAt(stop - 1) === CR && !isLast ? stop - 1 : stop;
  cursor.at = next;
  return cursor.text.slice(from, cursor.to);
}

function isUntabbed(line: string): boolean {
  return line.charCodeAt(0) !== TAB;
}

function isFoldable(line: string): boolean {
  return line.charCodeAt(0) !== SPACE && isUntabbed(line);
}

/** Joins lines by spaces; each blank line in between is a line end. */
function fold(lines: readonly string[]): string {
  let text = '';
  let separator = '';
  for (const line of lines) {
    if (line === '') separator = separator === ' ' ? '\n' : `${separator}\n`;
    else {
      text += separator + line;
      separator = ' ';
    }
  }
  return text;
}
