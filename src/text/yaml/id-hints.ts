import type { Span } from '../span.ts';
import { forbiddenKind } from './forbidden.ts';

/** How far into a record ids are looked for, and how long an id may be. */
const MAX_SCANNED = 16 * 1024;
const MAX_ID_LENGTH = 128;

/**
 * Returns the ids that are seen in a stretch that cannot be read: the record's own first, which
 * stands at the column of its first field, then those of records that a slip may have put into it.
 * None where its own is not seen: others would not stand for it.
 */
export function findIdHints(text: string, slice: Span, field: string): readonly string[] {
  const scanned = text.slice(slice.start, Math.min(slice.end, slice.start + MAX_SCANNED));
  if (!scanned.includes(field)) return [];
  const seen: string[] = [];
  let first: number | undefined;
  for (const line of scanned.split(/\r?\n|\r/)) {
    const column = fieldColumn(line, first === undefined);
    first ??= column;
    if (column === undefined || first === undefined || column > first) continue;
    const id = idOf(line, field);
    if (id !== undefined && (seen.length > 0 || column === first)) seen.push(id);
  }
  return [...new Set(seen)];
}

/** Returns the column of a line's content, after the dash of the record on its first line. */
function fieldColumn(line: string, isFirst: boolean): number | undefined {
  const start = (isFirst ? line.replace(/^-(?= |$)/, ' ') : line).search(/[^ ]/);
  return start === -1 || line[start] === '#' ? undefined : start;
}

/** What may stand before the name of a field: spaces, and a dash in any of the ways people type it. */
const LEAD = /^\s*[-\u2010-\u2015\u2212]?\s*/;

function idOf(line: string, field: string): string | undefined {
  const content = line.replace(LEAD, '');
  return content.startsWith(`${field}:`) ? idText(content.slice(field.length + 1)) : undefined;
}

function idText(source: string): string | undefined {
  const value = source.trim();
  const quoted = /^(["'])([^"'\\]*)\1/.exec(value)?.[2];
  const id = quoted ?? value.replace(/ +#.*$/, '');
  const isClean = [...id].every((char) => forbiddenKind(char.codePointAt(0) ?? 0) === undefined);
  return isClean && id !== '' && id.length <= MAX_ID_LENGTH ? id : undefined;
}
