import type { Table, TableColumn } from '../../registry/sheets/table.ts';

/** What the key of a column with ids says: of which table, made from which state of the book. */
export type TableMark = { readonly table: string; readonly base: string };

/** Returns how a column is named for machines; that of the ids says what the table is: `risks/id@1a2b3c4d5e6f`. */
export function headerKey({ name }: Table, { key, use }: TableColumn, base: string): string {
  return use === 'id' ? `${name}/${key}@${base.slice(0, 12)}` : key;
}

/** Reads the key of a column with ids; undefined where it is none. */
export function readMark(text: string): TableMark | undefined {
  const match = /^([a-z][a-z0-9_.-]*)\/[A-Za-z_]\w*@([0-9a-f]{7,64})$/.exec(text.trim());
  return match ? { table: match[1] ?? '', base: match[2] ?? '' } : undefined;
}
