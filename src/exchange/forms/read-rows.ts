import { type Answers, type FormValue, keyOf } from '../../registry/forms/form.ts';
import { firstLine, isCalled, type NumberedTable } from './chapters.ts';
import type { Read, Trouble } from './trouble.ts';

type At = { readonly place: string; readonly field: string };

/**
 * Reads the rows of the tables below a heading by the titles of their columns; undefined where no table
 * has any of them.
 */
export function readRows(
  columns: readonly FormValue[],
  tables: readonly NumberedTable[],
  at: At,
): Read<readonly Answers[] | undefined> {
  const troubles: Trouble[] = [];
  const own = tables.filter(({ rows }) => columns.some((column) => placesOf(column, rows[0]).length > 0));
  for (const table of tables.filter((each) => !own.includes(each) && each.rows.length > 0))
    troubles.push(unknown(`table ${table.number}, below ${at.place}, has none of its columns`, at));
  if (own.length === 0) return { answers: undefined, troubles };
  const answers = own.flatMap((table) => rowsOf(table, columns, { ...at, troubles }));
  return { answers, troubles };
}

function placesOf(column: FormValue, heads: readonly string[] | undefined): number[] {
  return (heads ?? []).flatMap((head, i) => (isCalled(head, column.label) ? [i] : []));
}

function rowsOf(
  { rows, number }: NumberedTable,
  columns: readonly FormValue[],
  { troubles, ...at }: At & { readonly troubles: Trouble[] },
): Answers[] {
  const [heads = [], ...items] = rows;
  const places = columns.map((column) => [column, placesOf(column, heads)] as const);
  for (const [{ label }, found] of places) {
    const column = `the column "${label}" of table ${number}, ${at.place},`;
    if (found.length === 0) troubles.push(missing(`${column} is not there`, at));
    if (found.length > 1) troubles.push({ ...missing(`${column} is there twice`, at), code: 'form/twice' });
  }
  const known = new Set(places.flatMap(([, found]) => found));
  for (const [i, head] of heads.entries()) {
    if (known.has(i) || !items.some((cells) => (cells[i] ?? '').trim() !== '')) continue;
    troubles.push(unknown(`the form has no column "${firstLine(head)}" (table ${number}, ${at.place})`, at));
  }
  return items.map((cells, i) => {
    if (cells.length !== heads.length)
      troubles.push(
        missing(
          `table ${number}, row ${i + 2}, ${at.place}, has ${cells.length} cells, not ${heads.length}`,
          at,
        ),
      );
    const found = places.flatMap(([column, [place]]) =>
      place === undefined ? [] : [[keyOf(column), cells[place] ?? ''] as const],
    );
    return { values: new Map(found), lists: new Map() };
  });
}

function missing(message: string, { field }: At): Trouble {
  const hint = 'bring the table back to the columns of the form, or leave the field out: --fields';
  return { code: 'form/not-found', field, message, hint };
}

function unknown(message: string, { field }: At): Trouble {
  return { code: 'form/unknown', field, message, hint: 'write it where it belongs, and delete it there' };
}
