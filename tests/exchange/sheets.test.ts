import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '../../src/base/day.ts';
import { guarded, startsFormula, unguarded } from '../../src/base/formula-start.ts';
import { decodeText } from '../../src/exchange/sheets/decode-text.ts';
import { readCsv, splitCsv } from '../../src/exchange/sheets/read-csv.ts';
import { readXlsx } from '../../src/exchange/sheets/read-xlsx.ts';
import { dayOfSerial, isDateFormat, serialOf } from '../../src/exchange/sheets/serial-date.ts';
import type { ReadSheet } from '../../src/exchange/sheets/workbook.ts';
import { writeCsv } from '../../src/exchange/sheets/write-csv.ts';
import { faultsOf } from '../render/ooxml-faults.ts';
import { bWise } from '../support/b-wise-book.ts';
import { workbookOf } from '../support/sheet-book.ts';
import { withCells, withParts } from '../support/xlsx-edits.ts';
import { zipOf } from '../support/zip-of.ts';

let risks: Uint8Array;
beforeAll(async () => {
  risks = workbookOf(await bWise(), 'risks');
});

const SAID = { encoding: undefined, separator: undefined };
const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

function sheetOf(workbook: Uint8Array, name = 'Risks'): ReadSheet {
  const read = readXlsx(workbook);
  if (typeof read === 'string') throw new Error(read);
  const sheet = read.sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

const cellAt = (workbook: Uint8Array, row: number, column: number) =>
  sheetOf(workbook)
    .rows.find((each) => each.row === row)
    ?.cells.get(column);

describe('a workbook that is written', () => {
  test('has no fault that the Open XML validator finds', () => {
    expect(faultsOf(risks, 'xlsx')).toEqual([]);
  });

  test('holds no formula, and no link to anything outside', () => {
    const read = readXlsx(risks);
    if (typeof read === 'string') throw new Error(read);
    expect(read.beside).toEqual([]);
    const kinds = read.sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => [...cells.values()].map(({ kind }) => kind)),
    );
    expect(new Set(kinds)).toEqual(new Set(['text', 'number']));
    expect(Buffer.from(risks).includes('TargetMode')).toBe(false);
  });
});

describe('a workbook that came from anywhere', () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const sheet = (inner: string) => () => `<worksheet ${MAIN}><sheetData>${inner}</sheetData></worksheet>`;
  const first = (inner: string) => withParts(risks, { 'xl/worksheets/sheet2.xml': sheet(inner) });

  test.each([
    [
      'an older .xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...bytes('Workbook')]),
      /older format \(\.xls\)/,
    ],
    [
      'one behind a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...bytes('EncryptedPackage', 'utf16le')]),
      /protected by a password/,
    ],
    [
      'an .ods',
      zipOf({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
      /OpenDocument spreadsheet \(\.ods\)/,
    ],
    ['an .xlsb', zipOf({ 'xl/workbook.bin': strToU8('x') }), /binary workbook/],
    ['a picture', bytes('\u0089PNG'), /not a workbook/],
    ['nothing', new Uint8Array(), /empty/],
    ['half a file', zipOf({ a: strToU8('a'.repeat(5000)) }).slice(0, 60), /not a workbook/],
  ])('%s is named', (_, given, message) => {
    expect(readXlsx(given)).toMatch(message);
  });

  test('with macros is refused, with a document type, or XML that is broken', () => {
    expect(readXlsx(withParts(risks, { 'xl/vbaProject.bin': () => 'x' }))).toMatch(/macros/);
    const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(readXlsx(withParts(risks, { 'xl/worksheets/sheet2.xml': (text) => doctype + text }))).toMatch(
      /DOCTYPE/,
    );
    expect(readXlsx(withParts(risks, { 'xl/worksheets/sheet2.xml': (text) => text.slice(0, -20) }))).toMatch(
      /broken/,
    );
  });

  test('that unpacks to too much is refused before it is unpacked', () => {
    const bomb = zipOf({ 'xl/workbook.xml': new Uint8Array(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(readXlsx(bomb)).toBe('it is too large');
  });

  test('whose parts unpack to more than they say, or to less, is refused: at once, and never cut short', () => {
    const packed = zipOf({ 'xl/workbook.xml': new Uint8Array(100_000_000) });
    for (const says of [100, 1_000_000, 39_000_000])
      expect(readXlsx(saying(packed, says))).toBe('it is not a workbook (.xlsx)');
    expect(readXlsx(saying(zipOf({ 'xl/workbook.xml': strToU8('<x/>') }), 5))).toMatch(/not a workbook/);
  });

  test('of very many parts is refused, and one within another is only a part', () => {
    const parts = Array.from({ length: 2500 }, (_, i): [string, Uint8Array] => [`f${i}`, new Uint8Array(1)]);
    expect(readXlsx(zipOf(Object.fromEntries(parts)))).toBe('it is too large');
    const inner = zipOf({ 'xl/workbook.xml': strToU8('<x/>') });
    expect(readXlsx(zipOf({ 'xl/workbook.xml': inner }))).toMatchObject({ sheets: [] });
  });

  test('that says it is larger than it is, or stands outside of every sheet', () => {
    const lie = withParts(risks, {
      'xl/worksheets/sheet2.xml': (text) =>
        text.replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'),
    });
    expect(sheetOf(lie).rows).toEqual(sheetOf(risks).rows);
    for (const at of ['XFE1', 'A1048577', 'AAAA1', 'A0', '1A'])
      expect(readXlsx(first(`<row r="1"><c r="${at}"><v>1</v></c></row>`))).toMatch(
        /not in order|another row/,
      );
    expect(readXlsx(first('<row r="2"/><row r="1"/>'))).toMatch(/rows are not in order/);
    expect(readXlsx(first('<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'))).toMatch(
      /columns are not in order/,
    );
  });

  test('tells links to other files, remarks and the like, and follows none', () => {
    const linked = withParts(risks, {
      'xl/externalLinks/externalLink1.xml': () =>
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>',
      'xl/comments1.xml': () => '<comments/>',
      '../../escape.txt': () => 'x',
    });
    const read = readXlsx(linked);
    expect(typeof read === 'string' ? read : read.beside).toEqual([
      'links to other files',
      'remarks on cells',
    ]);
  });

  test('tells the remarks on its cells, and where they cannot be read', () => {
    const remarked = (xml: string) =>
      withParts(risks, {
        'xl/worksheets/_rels/sheet2.xml.rels': () =>
          '<Relationships><Relationship Id="r1" Type="http://x/relationships/comments" Target="../comments1.xml"/></Relationships>',
        'xl/comments1.xml': () => xml,
      });
    const list = (inner: string) => `<comments><commentList>${inner}</commentList></comments>`;
    const one = '<comment ref="C5"><text><r><t>Ask </t></r><r><t>Tullio &amp; all</t></r></text></comment>';
    expect(sheetOf(remarked(list(one))).remarks).toEqual([{ cell: 'C5', text: 'Ask Tullio & all' }]);
    expect(sheetOf(remarked(`<comments>${one}`)).remarks).toHaveLength(2);
  });

  test('gives cells as they are: rich and shared texts, days, errors, formulas, escapes', () => {
    const cells = (at: string, xml: string) => withCells(risks, [['Risks', at, { xml }]]);
    expect(
      cellAt(
        cells('B3', 't="inlineStr"><is><r><t>a</t></r><r><t> b_x000D_</t></r><rPh><t>no</t></rPh></is>'),
        3,
        2,
      ),
    ).toEqual({ kind: 'text', text: 'a b\r' });
    expect(cellAt(cells('B3', 't="e"><v>#REF!</v>'), 3, 2)).toEqual({ kind: 'error', text: '#REF!' });
    expect(cellAt(cells('B3', 't="str"><f>1+1</f><v>2</v>'), 3, 2)).toEqual({
      kind: 'formula',
      formula: '1+1',
      shown: '2',
    });
    expect(cellAt(cells('B3', 't="b"><v>1</v>'), 3, 2)).toEqual({ kind: 'yes-no', value: true });
    expect(cellAt(cells('B3', 't="d"><v>2023-01-31T00:00:00</v>'), 3, 2)).toEqual({
      kind: 'text',
      text: '2023-01-31',
    });
    expect(readXlsx(cells('B3', 't="s"><v>99999</v>'))).toMatch(/a text that is not there/);
  });

  test('whatever is cut out of it, it never throws', () => {
    fc.assert(
      fc.property(fc.nat(risks.length), fc.nat(255), (at, byte) => {
        const broken = risks.slice();
        broken[at] = byte;
        readXlsx(broken);
        readXlsx(risks.slice(0, at));
      }),
      { numRuns: 60 },
    );
  });
});

describe('days', () => {
  test('are the numbers that spreadsheets know them by', () => {
    expect(serialOf('2023-12-31' as Day)).toBe(45_291);
    expect(dayOfSerial(45_291, false)).toBe('2023-12-31');
    expect(dayOfSerial(43_829, true)).toBe('2023-12-31');
    expect([dayOfSerial(60, false), dayOfSerial(45_291.5, false), dayOfSerial(-1, true)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(serialOf('1900-02-28' as Day)).toBeUndefined();
  });

  test.each([
    [14, undefined, true],
    [2, undefined, false],
    [164, 'yyyy\\-mm\\-dd', true],
    [165, '[$-409]d\\ mmm\\ yy;@', true],
    [166, '0.00" days"', false],
    [167, '[Red]#,##0', false],
    [168, 'General', false],
  ])('format %i %s shows a day: %s', (id, code, date) => {
    expect(isDateFormat(id, code)).toBe(date);
  });
});

describe('CSV', () => {
  test('reads back as it was written, with every separator', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', "'", '=', ' ', 'é'),
    });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
        const written = writeCsv(
          rows.map((row) => row.map((text) => ({ text, number: false }))),
          separator,
        );
        const text = new TextDecoder().decode(written);
        const read = splitCsv(text, separator);
        expect(typeof read === 'string' ? read : read.map((row) => row.map(unguarded))).toEqual(rows);
      }),
    );
  });

  test('no text that a spreadsheet would run stands there unguarded, and each guard is taken off again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', ' ', 'a', '＝', '\ufeff') }),
        (text) => {
          expect(startsFormula(guarded(text))).toBe(false);
          expect(unguarded(guarded(text))).toBe(text);
        },
      ),
    );
  });

  test.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...bytes('a;é\n1;2', 'utf16le')]), 'é'],
    ['UTF-8 without a mark', bytes('a;é\n1;2'), 'é'],
  ])('in %s is certain', (_, given, text) => {
    const read = readCsv(given, SAID, 'x.csv');
    expect('why' in read ? read.why : read.rows[0]?.cells.get(2)).toEqual({ kind: 'text', text });
  });

  test('what is not certain is asked: encoding, separator, rows of other lengths', () => {
    const why = (given: Uint8Array, said = {}) => {
      const read = readCsv(given, { ...SAID, ...said }, 'x.csv');
      return 'why' in read ? `${read.why}; ${read.hint}` : `${read.rows.length} rows`;
    };
    expect(why(bytes('a;é\n1;2', 'latin1'))).toMatch(
      /encoding is not certain; say it: --encoding windows-1252/,
    );
    expect(why(bytes('a;é\n1;2', 'latin1'), { encoding: 'windows-1252' })).toBe('2 rows');
    expect(why(bytes('a;é', 'utf16le'))).toMatch(/encoding is not certain/);
    expect(why(bytes('a;b,c\n1;2,3'))).toMatch(/not certain which sign/);
    expect(why(bytes('a;b,c\n1;2,3'), { separator: ';' })).toBe('2 rows');
    expect(why(bytes('sep=;\na;b,c\n1;2,3'))).toBe('2 rows');
    expect(why(bytes('a,b\n1,2,3'), { separator: ',' })).toMatch(/row 2 has 3 cells/);
    expect(why(bytes('a,b\n"1,2'), { separator: ',' })).toMatch(/has no end \(row 2\)/);
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'windows-1252')).toHaveProperty('why');
  });
});

/** An archive whose headers say another size of its parts than they have. */
function saying(archive: Uint8Array, size: number): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 30; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return copy;
}
