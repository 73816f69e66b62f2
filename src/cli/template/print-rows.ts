import { RequestError } from '../../base/request-error.ts';
import { showJson } from '../../base/show-text.ts';
import { formatOption, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { tableCsv } from '../format/csv.ts';
import { type Table, tableText } from '../format/table.ts';

/** The formats of lists of templates and of what they may use. */
export const ROW_FORMATS = ['table', 'json', 'csv'] as const;

/** Rows for people and for programs. */
export type Rows = {
  readonly records: readonly unknown[];
  readonly table: Table;
  /** What people read, where a table would have to cut it. */
  readonly text?: (width: number) => string;
};

/** Prints rows in the format asked for. */
export function printRows({ records, table, text }: Rows, input: Input, { out, globals }: Context): void {
  const asked = formatOption(input, globals) ?? 'table';
  const format = ROW_FORMATS.find((each) => each === asked);
  if (!format) throw new RequestError(`"${asked}" is not a format`, `use one of: ${ROW_FORMATS.join(', ')}`);
  if (format === 'json') out.data(`${showJson(records, 2)}\n`);
  else if (format === 'csv') out.data(tableCsv(table));
  else out.data(text ? text(out.width) : tableText(table, out.paint, out.width));
}
