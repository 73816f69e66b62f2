import { DOCUMENT } from './open-parts.ts';
import { type FilledRow, repeatRows } from './repeat-rows.ts';
import { unmarkBraces } from './safe-text.ts';
import type { Spliced } from './spliced.ts';
import { type Parts, partText, textPart } from './zip.ts';

/** How many paragraphs the rows that are repeated have at least. */
export function cellsIn(rows: readonly FilledRow[]): number {
  return rows.reduce((sum, { copies }) => sum + copies.length * (copies[0]?.length ?? 0), 0);
}

/** More rows than this are not shown to the library, where nothing in them needs its care. */
const FEW_ROWS = 100;

/**
 * Returns the parts of a shell with the rows of its tables repeated. In a document too long to be laid out many
 * rows are kept aside, to be put in their places at the end.
 */
export function withRows(parts: Parts, rows: readonly FilledRow[], spliced: Spliced | undefined): Parts {
  if (rows.length === 0) return parts;
  const most = Math.max(...rows.map(({ copies }) => copies.length));
  const repeated = Object.keys(parts)
    .filter((name) => /^word\/[^/]+\.xml$/.test(name))
    .map((name): [string, Uint8Array] => {
      const splice = name === DOCUMENT && most > FEW_ROWS ? spliced : undefined;
      const place = (copies: string) =>
        splice && !/<w:(?:drawing|pict|object|sdt)\b|\{\{/.test(copies)
          ? splice.placeRows(unmarkBraces(copies))
          : copies;
      return [name, textPart(repeatRows(partText(parts, name) ?? '', rows, place))];
    });
  return { ...parts, ...Object.fromEntries(repeated) };
}
