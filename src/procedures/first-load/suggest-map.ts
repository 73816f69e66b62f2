import { plainForm } from '../../base/plain-form.ts';
import { closest } from '../../base/suggest.ts';
import type { ReadSheet } from '../../exchange/sheets/workbook.ts';
import type { Table, TableColumn } from '../../registry/sheets/table.ts';
import type { Mapping } from '../../text/value.ts';
import { titledSheet } from './sheet-columns.ts';

/** What a map is begun from. */
export type Beginning = {
  readonly file: string;
  readonly sheet: ReadSheet;
  readonly headerRow: number;
  readonly table: Table;
};

/** Returns the beginning of a map: the columns of a sheet with the fields that they may be. Nothing of it counts until somebody confirms it. */
export function suggestMap({ file, sheet, headerRow, table }: Beginning): Mapping {
  const { titles } = titledSheet(sheet, headerRow);
  const fields = table.columns.filter(({ use }) => use === 'edit' || use === 'id');
  return {
    title: file,
    sheet: sheet.name,
    registry: table.registry.name,
    header_row: headerRow,
    columns: [...titles.values()].map((title) => {
      const suggestion = suggestedField(title, fields);
      return { title, ...(suggestion !== undefined && { suggestion }) };
    }),
  };
}

/** The field of that title or name; else the one whose title is nearest, or lies in it. */
function suggestedField(title: string, fields: readonly TableColumn[]): string | undefined {
  const plain = plainForm(title).replaceAll('_', ' ');
  const names = fields.flatMap(({ key, title: own }) =>
    [own, key.replaceAll('_', ' ')].map((name) => [plainForm(name), key] as const),
  );
  const same = names.find(([name]) => name === plain);
  if (same) return same[1];
  const [near] = closest(plain, new Set(names.map(([name]) => name)));
  const within = names.find(([name]) => name.length > 3 && plain.split(' ').includes(name));
  return within?.[1] ?? names.find(([name]) => name === near)?.[1];
}
