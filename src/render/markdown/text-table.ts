import type { Paragraph, Table, TableCell, TableRow } from 'mdast';
import { cleanText } from '../fill/escape-markdown.ts';

/** Returns a table of texts as they are: nothing in them is Markdown. */
export function textTable(
  rows: readonly (readonly string[])[],
  align: readonly ('right' | null)[] = [],
): Table {
  return { type: 'table', align: [...align], children: rows.map(rowOf) };
}

/** Returns what stands for a table or chart without rows: one line that says so. */
export function noRows(empty: string | undefined): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: empty ?? 'None.' }] }],
  };
}

function rowOf(texts: readonly string[]): TableRow {
  return { type: 'tableRow', children: texts.map(cellOf) };
}

function cellOf(value: string): TableCell {
  return {
    type: 'tableCell',
    children: value === '' ? [] : [{ type: 'text', value: cleanText(value).replace(/\s*\n\s*/g, ' ') }],
  };
}
