import { RequestError } from '../../base/request-error.ts';
import { withDerived } from '../../registry/derived/with-derived.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import { makeTables } from '../../registry/sheets/make-tables.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Found, findTables } from './find-tables.ts';
import { readMark } from './header-key.ts';
import type { FoundTable, GivenSheet } from './received.ts';

/** Finds the tables of the book in sheets that came back; `named` is the registry of a sheet that does not say so itself. */
export function givenTables(
  sheets: readonly GivenSheet[],
  workspace: Workspace,
  named: string | undefined,
): Found {
  const own = named === undefined ? undefined : findRegistry(workspace, named).schema.name;
  const names = new Set([...marksIn(sheets), ...(own === undefined ? [] : [own])]);
  const known = tablesOf(workspace, names);
  return findTables(sheets, { known, named: own === undefined ? undefined : known.get(own) });
}

/** Returns every table of some registries, by name, with all that a sheet can show. */
export function tablesOf(workspace: Workspace, names: ReadonlySet<string>): Map<string, Table> {
  const whole = withDerived(workspace);
  const labels = new Map();
  const wanted = { personal: true, derived: true, hidden: new Set<string>() };
  const tables = [...names].flatMap((name) => {
    const registry = whole.registries.get(name);
    return registry ? makeTables(registry.schema, { workspace: whole, labels, wanted }) : [];
  });
  return new Map(tables.map((table) => [table.name, table]));
}

function marksIn(sheets: readonly GivenSheet[]): string[] {
  return sheets.flatMap(({ sheet }) =>
    sheet.rows.slice(0, 10).flatMap(({ cells }) =>
      [...cells.values()].flatMap((cell) => {
        const mark = cell.kind === 'text' ? readMark(cell.text) : undefined;
        return mark ? [mark.table.split('.')[0] ?? ''] : [];
      }),
    ),
  );
}

/** Returns tables whose columns know what they held when they were made: records were called otherwise then. */
export function asSent(tables: readonly FoundTable[], then: Workspace | undefined): FoundTable[] {
  if (!then) return [...tables];
  const before = tablesOf(then, new Set(tables.map(({ table }) => table.registry.name)));
  return tables.map((found) => {
    const cells = new Map(before.get(found.table.name)?.columns.map(({ key, cell }) => [key, cell]));
    const sent = (column: TableColumn): TableColumn => {
      const sentCell = cells.get(column.key);
      return sentCell ? { ...column, sentCell } : column;
    };
    return { ...found, columns: new Map([...found.columns].map(([at, column]) => [at, sent(column)])) };
  });
}

/** Throws a RequestError where no sheet holds a table of the book. */
export function refuseWithoutTables({ tables, others }: Found, shown: string): void {
  if (tables.length > 0) return;
  throw new RequestError(
    `"${shown}" holds no sheet that grantbook export has made${others.length > 0 ? ` (${others.slice(0, 3).join(', ')})` : ''}`,
    'a CSV file whose columns are fields: add --registry NAME; a workbook of your own: map it once, with --map new',
  );
}
