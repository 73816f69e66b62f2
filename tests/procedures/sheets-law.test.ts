import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { setRecord } from '../../src/change/set-record.ts';
import type { ReadCell } from '../../src/exchange/sheets/workbook.ts';
import { planSheets } from '../../src/procedures/sheets/plan-sheets.ts';
import { isRewritten, isShortenedNumber } from '../../src/procedures/sheets/read-given-cell.ts';
import { tableRows, typedCell } from '../../src/procedures/sheets/table-rows.ts';
import type { CellKind } from '../../src/registry/sheets/cell.ts';
import { cellText, readCell } from '../../src/registry/sheets/cell-text.ts';
import type { Table, TableColumn } from '../../src/registry/sheets/table.ts';
import type { Entry, Workspace } from '../../src/registry/workspace.ts';
import { sameValue, type Value } from '../../src/text/value.ts';
import { hostile } from '../render/hostile.ts';
import { bWise } from '../support/b-wise-book.ts';
import {
  asked,
  comparedSheets,
  csvSheets,
  partOf,
  withCell,
  workbookOf,
  xlsxSheets,
} from '../support/sheet-book.ts';

let book: Workspace;
let names: string[];
beforeAll(async () => {
  book = await bWise();
  names = [...book.registries.keys()].filter((name) => (book.registries.get(name)?.entries.length ?? 0) > 0);
});

/** YAML has one zero. */
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Value);

function kinds(): fc.Arbitrary<CellKind> {
  const labels = new Map([
    ['P-001', 'Ann – of the north'],
    ['P-002', ''],
  ]);
  const plain: CellKind[] = [
    { kind: 'text', line: false },
    { kind: 'text', line: true },
    { kind: 'date' },
    { kind: 'month' },
    { kind: 'number', whole: false },
    { kind: 'number', whole: true },
    { kind: 'yes-no' },
    { kind: 'choice', choices: ['a', 1, 'null', null, '(empty)', true] },
    { kind: 'record', nouns: 'person', labels },
    { kind: 'any' },
  ];
  const several = plain.filter(({ kind }) => kind !== 'any').map((of): CellKind => ({ kind: 'several', of }));
  return fc.constantFrom(...plain, ...several);
}

const telling = [
  '',
  '(empty)',
  '(null)',
  '(json) 1',
  '(too long for a sheet: 3)',
  'P-001',
  'P-001 – x',
  '2023-01-31',
  'M18',
  '1.5',
  '007',
  '1E5',
  'yes',
  'a\nb',
  'a\r\nb',
  ' a ',
  '\t',
  '_x0041_',
  "'=1",
  '=1',
];
const values: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...telling),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  json,
  fc.array(fc.oneof(fc.string(), fc.constantFrom(...telling))),
);

describe('laws of sheets', () => {
  test('a value that a cell can hold is read back as it was, to the letter', () => {
    fc.assert(
      fc.property(values, kinds(), (value, kind) => {
        const text = cellText(value, kind);
        if (Object.is(value, -0)) return;
        expect(text).not.toBe('');
        const meaning = readCell(text, kind);
        expect(sameValue('value' in meaning ? meaning.value : undefined, value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('export and import without an edit change nothing, in any registry of the book, as workbook and as CSV', () => {
    for (const name of names) {
      for (const sheets of [
        xlsxSheets(workbookOf(book, name)),
        csvSheets(book, name),
        csvSheets(book, name, '\t'),
      ]) {
        const report = comparedSheets(sheets, { now: book });
        expect({ name, questions: asked(report.questions) }).toEqual({ name, questions: [] });
        expect({
          name,
          edits: report.edits.length,
          added: report.added.length,
          missing: report.missing,
        }).toEqual({ name, edits: 0, added: 0, missing: [] });
        expect(report.rows).toBeGreaterThan(0);
      }
    }
  });

  test('the same book gives the same bytes', () => {
    expect(workbookOf(book, 'risks')).toEqual(workbookOf(book, 'risks'));
  });

  test('any cell that is given another value changes that value, as set does, and nothing else', async () => {
    const cells = names.flatMap((name) => {
      const [own] = partOf(book, name).tables;
      return own ? [{ name, own }] : [];
    });
    const read = new Map(
      cells.map(({ name }) => [
        name,
        { xlsx: xlsxSheets(workbookOf(book, name)), csv: csvSheets(book, name) },
      ]),
    );
    const pick = fc.record({
      cell: fc.constantFrom(...cells),
      record: fc.nat(),
      column: fc.nat(),
      text: fc.oneof(fc.constantFrom(...hostile), fc.string({ minLength: 1 })),
      number: fc.integer({ min: -1000, max: 100_000 }),
      way: fc.constantFrom('xlsx' as const, 'csv' as const),
    });
    await fc.assert(
      fc.asyncProperty(pick, async ({ cell: { name, own }, record, column: at, text, number, way }) => {
        const entries = book.registries.get(name)?.entries ?? [];
        const entry = entries[record % entries.length] as Entry;
        const columns = own.columns.filter(({ use }) => use === 'edit');
        const column = columns[at % columns.length];
        if (!column?.field) return;
        const value = otherValue(column.cell, { text, number });
        const [sent, fresh] = [textIn(own, entry, column), cellText(value, column.cell)];
        fc.pre(
          fresh !== sent && !isRewritten(sent, fresh) && !isShortenedNumber(fresh) && fresh.length < 20_000,
        );
        const { xlsx, csv } = read.get(name) ?? { xlsx: [], csv: [] };
        const sheets = edited(way === 'xlsx' ? xlsx : csv, { own, entry, column, text: fresh });
        const report = comparedSheets(sheets, { now: book });
        expect(asked(report.questions)).toEqual([]);
        const [edit, ...more] = report.edits;
        expect(more).toEqual([]);
        expect(edit?.entry.id).toBe(entry.id);
        const planned = await planSheets(book, report, { digest: 'd' });
        const path = column.field.path;
        const set = await setRecord(book, { entry, assignments: [{ path, operation: 'set', value }] });
        if (!planned.ok || !set.ok) expect(planned.ok).toBe(set.ok);
        else expect([...planned.value.plan.writes]).toEqual([...set.value.writes]);
      }),
      { numRuns: 50 },
    );
  });
});

type Given = { readonly text: string; readonly number: number };

function otherValue(kind: CellKind, { text, number }: Given): Value {
  switch (kind.kind) {
    case 'text':
      return kind.line ? text.replaceAll(/[\r\n]+/g, ' ') : text;
    case 'date':
      return `20${String(10 + (Math.abs(number) % 80))}-0${1 + (Math.abs(number) % 9)}-11`;
    case 'month':
      return `M${1 + (Math.abs(number) % 60)}`;
    case 'number':
      return kind.whole ? number : number / 8;
    case 'yes-no':
      return number % 2 === 0;
    case 'choice':
      return kind.choices[Math.abs(number) % kind.choices.length] ?? '';
    case 'record':
      return [...kind.labels.keys()][Math.abs(number) % kind.labels.size] ?? 'P-999';
    case 'several':
      return [
        otherValue(kind.of, { text, number }),
        otherValue(kind.of, { text: `${text}x`, number: number + 1 }),
      ];
    case 'any':
      return { text: [text, number] };
  }
}

function textIn(own: Table, entry: Entry, column: TableColumn): string {
  return tableRows(own, [entry])[0]?.texts[own.columns.indexOf(column)] ?? '';
}

type Editing = {
  readonly own: Table;
  readonly entry: Entry;
  readonly column: TableColumn;
  readonly text: string;
};

/** The cell as a spreadsheet would hold it; CSV as the program that wrote the file would. */
function edited(sheets: ReturnType<typeof xlsxSheets>, { own, entry, column, text }: Editing) {
  const at = own.columns.indexOf(column) + 1;
  for (const { sheet, reading } of sheets) {
    const key = (cells: ReadonlyMap<number, ReadCell>) => {
      const cell = cells.get(1);
      return cell?.kind === 'text' ? cell.text : '';
    };
    if (!sheet.rows.some(({ cells }) => key(cells).startsWith(`${own.name}/`))) continue;
    const row = sheet.rows.find(({ cells }) => key(cells) === entry.id);
    if (!row) continue;
    return withCell(
      sheets,
      [sheet.name, row.row, at],
      reading.csv ? csvCell(text, column) : xlsxCell(text, column),
    );
  }
  throw new Error(`${entry.id} is in no sheet`);
}

function xlsxCell(text: string, column: TableColumn): ReadCell {
  const { value, look } = typedCell(text, column);
  return typeof value === 'number'
    ? { kind: 'number', value, date: look === 'date' }
    : { kind: 'text', text: value };
}

function csvCell(text: string, { cell }: TableColumn): ReadCell {
  const guarded = cell.kind !== 'number' && /^'*[\s\ufeff]*[=+\-@\t\r\n＝＋－＠]/.test(text);
  return { kind: 'text', text: guarded ? `'${text}` : text };
}
