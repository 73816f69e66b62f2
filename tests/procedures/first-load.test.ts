import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReadCell, ReadSheet } from '../../src/exchange/sheets/workbook.ts';
import type { ImportMap } from '../../src/procedures/first-load/import-map.ts';
import { suggestMap } from '../../src/procedures/first-load/suggest-map.ts';
import { takeRows } from '../../src/procedures/first-load/take-rows.ts';
import type { Table } from '../../src/registry/sheets/table.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { bWise } from '../support/b-wise-book.ts';
import { partOf } from '../support/sheet-book.ts';

let book: Workspace;
let table: Table;
beforeAll(async () => {
  book = await bWise();
  const [own] = partOf(book, 'risks').tables;
  if (!own) throw new Error('risks have no table');
  table = own;
});

const TITLES = ['Nr', 'Risk', 'Probability', 'Owner', 'Raised on', 'Odd'];
const FIELDS: Readonly<Record<string, string>> = {
  Risk: 'title',
  Probability: 'likelihood',
  Owner: 'owner',
  'Raised on': 'identified_on',
};

const cells: fc.Arbitrary<ReadCell | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.string({ minLength: 1 }).map((text): ReadCell => ({ kind: 'text', text })),
  fc
    .constantFrom('High', 'P-001', '31/12/2023', '1,5', '4')
    .map((text): ReadCell => ({ kind: 'text', text })),
  fc
    .record({ value: fc.integer({ min: 0, max: 60_000 }), date: fc.boolean() })
    .map((cell): ReadCell => ({ kind: 'number', ...cell })),
  fc.boolean().map((value): ReadCell => ({ kind: 'yes-no', value })),
  fc.constant<ReadCell>({ kind: 'error', text: '#REF!' }),
  fc.constant<ReadCell>({ kind: 'formula', formula: '1+1', shown: '2' }),
);

function sheetOf(rows: readonly (readonly (ReadCell | undefined)[])[]): ReadSheet {
  const head = TITLES.map((text): ReadCell => ({ kind: 'text', text }));
  return {
    name: 'Tracker',
    hidden: false,
    rows: [[{ kind: 'text' as const, text: 'Our risks' }], head, ...rows].flatMap((row, i) => {
      const filled = row.flatMap((cell, at): [number, ReadCell][] => (cell ? [[at + 1, cell]] : []));
      return filled.length > 0 ? [{ row: i + 1, cells: new Map(filled) }] : [];
    }),
    hiddenRows: [],
    merged: [],
  };
}

function mapOf(mapped: readonly string[], ignored: readonly string[]): ImportMap {
  return {
    ...{
      id: 'MAP-001',
      sheet: 'Tracker',
      registry: 'risks',
      headerRow: 2,
      decimal: 'point',
      dates: undefined,
    },
    match: ['title'],
    always: new Map(),
    columns: TITLES.map((title) => ({
      title,
      field: mapped.includes(title) ? FIELDS[title] : undefined,
      ignored: ignored.includes(title),
      values: new Map(title === 'Probability' ? [['High', 4]] : []),
    })),
  };
}

const load = (sheet: ReadSheet, map: ImportMap) =>
  takeRows({ map, table, workspace: book, sheet, csv: false, from1904: false });

/** The cells that a question begins with: `Tracker!C4:C6, C9`. */
function cellsIn(message: string): string[] {
  const [, ranges = ''] = /^Tracker!([A-Z\d:, ]*[A-Z]\d+)/.exec(message) ?? [];
  return ranges.split(', ').flatMap((range) => {
    const [from = 0, to = from] = (range.match(/\d+/g) ?? []).map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => `${range.slice(0, 1)}${from + i}`);
  });
}

describe('a tracker of somebody else', () => {
  test('each of its cells is mapped, left out by the map, or asked about', () => {
    const rows = fc.array(fc.tuple(...TITLES.map(() => cells)), { maxLength: 8 });
    const mapped = fc.subarray(['Probability', 'Owner', 'Raised on']);
    fc.assert(
      fc.property(rows, mapped, fc.subarray(['Nr', 'Odd']), (drawn, more, ignored) => {
        const { count, questions } = load(sheetOf(drawn), mapOf(['Risk', ...more], ignored));
        expect(count.mapped + count.ignored + count.reported).toBe(count.read);
        const asked = questions.filter(({ code }) => code !== 'sheet/twice');
        const cells = asked.flatMap(({ message }) => cellsIn(message));
        expect(cells.length).toBe(count.reported);
        expect(new Set(cells).size).toBe(cells.length);
      }),
      { numRuns: 300 },
    );
  });

  test('gives what its map says, and takes no row twice', () => {
    const text = (each: string): ReadCell => ({ kind: 'text', text: each });
    const sheet = sheetOf([
      [
        undefined,
        text('Trainers leave'),
        text('High'),
        text('Hanne Lindemaar'),
        { kind: 'number', value: 45_291, date: true },
      ],
      [undefined, text('trainers  leave'), { kind: 'number', value: 2, date: false }],
      [undefined, text('Project materials infringe intellectual property rights of others')],
    ]);
    const { added, known, questions } = load(
      sheet,
      mapOf(['Risk', 'Probability', 'Owner'], ['Nr', 'Raised on', 'Odd']),
    );
    expect(added.map(({ given }) => given)[0]).toEqual({
      title: 'Trainers leave',
      likelihood: 4,
      owner: 'P-001',
    });
    expect(questions.map(({ message }) => message)).toEqual([
      'Tracker, row 4: it is known again by the same as row 3',
    ]);
    const titles = (book.registries.get('risks')?.entries ?? []).map(({ data }) => data.title);
    expect(known.length + added.length).toBe(2);
    expect(known.length).toBe(
      titles.includes('Project materials infringe intellectual property rights of others') ? 1 : 0,
    );
  });

  test('is asked about by column: every cell named, those alike together', () => {
    const text = (each: string): ReadCell => ({ kind: 'text', text: each });
    const row = (i: number, odd: ReadCell | undefined) => [undefined, text(`Risk ${i}`), text('?'), odd];
    const rows = [0, 1, 2, 3, 4, 5].map((i) => row(i, i === 3 ? undefined : text(`remark ${i}`)));
    const { questions } = load(sheetOf(rows), mapOf(['Risk', 'Probability'], []));
    expect(questions.map(({ message }) => message)).toEqual([
      'Tracker!C3:C8: each of these 6 cells says "?": it is not one number',
      'Tracker!D3:D5, D7:D8: these 5 cells hold "remark 0", "remark 1", "remark 2", 2 other texts, and their column is not mapped',
    ]);
  });

  test('with merged cells is asked about, unless they are left out', () => {
    const sheet = { ...sheetOf([]), merged: ['A1:F1', 'B3:B4', 'E3:F9'] };
    const messages = (ignored: readonly string[]) =>
      load(sheet, mapOf(['Risk'], ignored)).questions.map(({ code, message }) => `${code} ${message}`);
    expect(messages(['Raised on', 'Odd'])).toEqual([
      'sheet/merged Tracker!B3:B4: these cells are merged into one',
    ]);
    expect(messages(['Odd'])).toHaveLength(2);
  });

  test('is mapped by nothing that only looks alike', () => {
    const map = suggestMap({ file: 'x.xlsx', sheet: sheetOf([]), headerRow: 2, table });
    expect(JSON.stringify(map)).toContain('"title":"Owner","suggestion":"owner"');
    expect(JSON.stringify(map)).not.toContain('"field"');
  });
});
