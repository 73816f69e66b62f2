import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { filledTables } from '../../src/procedures/sheets/filled-tables.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { bWise } from '../support/b-wise-book.ts';
import { asked, comparedSheets, partOf, workbookOf, xlsxSheets } from '../support/sheet-book.ts';
import { withCells } from '../support/xlsx-edits.ts';

let book: Workspace;
beforeAll(async () => {
  book = await bWise();
});

function part(name: string, of = 'deliverables'): string {
  return strFromU8(unzipSync(workbookOf(book, of))[`xl/${name}`] ?? new Uint8Array());
}

describe('a workbook on paper', () => {
  test('goes over as many pages beside each other as can be read, each with titles and ids', () => {
    const xml = part('worksheets/sheet2.xml');
    expect(xml).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="[3-6]" fitToHeight="0"\/>/,
    );
    expect(part('workbook.xml')).toContain(">'Deliverables'!$A:$A,'Deliverables'!$2:$2</definedName>");
  });

  test('has a page of instructions upright, whose headings are not cut off', () => {
    const xml = part('worksheets/sheet1.xml');
    expect(xml).toContain('orientation="portrait" fitToWidth="1"');
    expect(xml).toContain('&amp;LBook of B-WISE, state 0123456789ab&amp;C&amp;A&amp;R&amp;P / &amp;N');
    const style = /<c r="A1" s="(\d+)"/.exec(xml)?.[1];
    const formats = [...part('styles.xml').matchAll(/<xf [^>]*>.*?<\/xf>/g)].slice(1);
    expect(formats[Number(style)]?.[0]).not.toContain('wrapText');
  });
});

test('a column that cannot be filled in, and in which nothing stands, is hidden, and not explained', () => {
  expect(part('worksheets/sheet2.xml')).toMatch(/<col min="2" max="2" [^>]* hidden="1"\/>/);
  expect(part('worksheets/sheet1.xml')).not.toContain('Former ids');
});

test('lists of items are left out that no record has; where there is no record, none is', () => {
  const { tables, entries } = partOf(book, 'risks');
  const names = (records: typeof entries) => filledTables(tables, records).empty.map(({ name }) => name);
  expect(names(entries)).toEqual(['risks.links']);
  expect(names([])).toEqual([]);
});

test('what is only shown, and an item of no record, are asked about', () => {
  const back = withCells(workbookOf(book, 'risks'), [
    ['Risks', 'B3', 'R-999'],
    ['Risks - Mitigation', 'A40', 'R-998'],
    ['Risks - Mitigation', 'C40', 'ask again'],
  ]);
  expect(asked(comparedSheets(xlsxSheets(back), { now: book }).questions)).toEqual([
    'sheet/fixed Risks!B3 was changed, and is only shown: "Former ids" of R-001',
    'sheet/not-found Risks - Mitigation!A40: there is no risk with the id "R-998"',
  ]);
});
