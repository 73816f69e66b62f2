import type { Span } from '../span.ts';
import { forbiddenKind } from './forbidden.ts';

/** How far into a record its id is looked for, and how long an id may be. */
const MAX_SCANNED = 16 * 1024;
const MAX_ID_LENGTH = 128;

/**
 * Returns the text of a record's id line, for a record that cannot be read: the first line that
 * gives the field at the column of the record's first field.
 */
export function findIdHint(text: string, slice: Span, field: string): string | undefined {
  const scanned = text.slice(slice.start, Math.min(slice.end, slice.start + MAX_SCANNED));
  if (!scanned.includes(`${field}:`)) return undefined;
  const lines = scanned.split(/\r?\n|\r/);
  let column: number | undefined;
  for (const line of lines) {
    const start = fieldColumn(line, column === undefined);
    if (start === undefined) continue;
    column ??= start;
    const rest = line.slice(start);
    if (start === column && rest.startsWith(`${field}:`)) return idText(rest.slice(field.length + 1));
  }
  return undefined;
}

/** Returns the column of a line's content, after the dash of the record on its first line. */
function fieldColumn(line: string, isFirst: boolean): number | undefined {
  const start = (isFirst ? line.replace(/^-(?= |$)/, ' ') : line).search(/[^ ]/);
  return start === -1 || line[start] === '#' ? undefined : start;
}

function idText(source: string): string | undefined {
  const value = source.trim();
  const quoted = /^(["'])([^"'\\]*)\1/.exec(value)?.[2];
  const id = quoted ?? value.replace(/ +#.*$/, '');
  const isClean = [...id].every((char) => forbiddenKind(char.codePointAt(0) ?? 0) === undefined);
  return isClean && id !== '' && id.length <= MAX_ID_LENGTH ? id : undefined;
}
