import type { Table } from '../../registry/sheets/table.ts';
import type { Entry } from '../../registry/workspace.ts';
import { isList, valueAt } from '../../text/value.ts';

/** The tables of a registry in which something stands, and the lists of items that no record has. */
export type FilledTables = { readonly filled: readonly Table[]; readonly empty: readonly Table[] };

/** Parts the tables of a registry by whether one of its records has items in them; in a registry without records all are to be filled in. */
export function filledTables(tables: readonly Table[], records: readonly Entry[]): FilledTables {
  const isFilled = ({ list }: Table) =>
    !list || records.length === 0 || records.some(({ data }) => hasItems(valueAt(data, list.path)));
  return { filled: tables.filter(isFilled), empty: tables.filter((table) => !isFilled(table)) };
}

function hasItems(value: ReturnType<typeof valueAt>): boolean {
  return isList(value) && value.length > 0;
}
