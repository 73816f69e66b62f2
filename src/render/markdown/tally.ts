import { naturalOrder } from '../../base/natural-order.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { type Column, itemText } from './data-cells.ts';

/** Records that are counted by the first column, and added up by the others. */
export type Counted = {
  readonly columns: readonly Column[];
  readonly entries: readonly Entry[];
  readonly workspace: Workspace;
};

/** A table that counts: its headings and its rows, the largest number first. */
export type Tally = { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Returns how many records have each value of a field; of a list, each of its values counts. */
export function tallyOf({ columns: [by, ...sums], entries, workspace }: Counted): Tally {
  const groups = new Map<string, Entry[]>();
  for (const entry of by ? entries : []) {
    for (const value of valuesOf(entry, by, workspace))
      groups.set(value, [...(groups.get(value) ?? []), entry]);
  }
  const sorted = [...groups].sort(
    ([a, some], [b, others]) => others.length - some.length || naturalOrder(a, b),
  );
  return {
    headings: [by?.title ?? '', 'Number', ...sums.map(({ title }) => title)],
    rows: sorted.map(([value, members]) => [
      value,
      String(members.length),
      ...sums.map((column) => String(sumOf(members, column))),
    ]),
  };
}

function valuesOf(entry: Entry, column: Column | undefined, workspace: Workspace): string[] {
  const value = column && entry.data[column.field];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.flatMap((item) => (column ? [itemText(item, { entry, column, workspace })] : []));
  return [...new Set(texts.filter((text) => text !== ''))];
}

function sumOf(entries: readonly Entry[], { field }: Column): number {
  return entries.reduce((sum, { data }) => sum + (typeof data[field] === 'number' ? data[field] : 0), 0);
}
