import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/registry/workspace.ts';
import { bWise } from '../support/b-wise-book.ts';
import { hasProgram } from '../support/has-program.ts';
import { editedByOffice } from '../support/office-sheet.ts';
import { asked, comparedSheets, workbookOf, xlsxSheets } from '../support/sheet-book.ts';
import { changeOf } from '../support/sheet-changes.ts';

let book: Workspace;
beforeAll(async () => {
  book = await bWise();
});

describe.skipIf(!hasProgram('localc'))('a workbook that LibreOffice saved', () => {
  test.each(['risks', 'tasks', 'people', 'meetings'])('of %s, unedited, changes nothing', (name) => {
    const report = comparedSheets(xlsxSheets(editedByOffice(workbookOf(book, name), [])), { now: book });
    expect(asked(report.questions)).toEqual([]);
    expect(report.edits.flatMap(changeOf)).toEqual([]);
    expect([report.added, report.missing]).toEqual([[], []]);
  });

  test('changes just what was edited in it, drop-downs and hidden sheets survive', () => {
    const back = editedByOffice(workbookOf(book, 'risks'), [
      ['Risks', 'H4', 2],
      ['Risks', 'C5', 'SUM is how it begins, and a text'],
      ['Risks - Mitigation', 'C3', 'ask twice'],
      ['Risks - Mitigation', 'E3', 45_291],
    ]);
    const report = comparedSheets(xlsxSheets(back), { now: book });
    expect(asked(report.questions)).toEqual([]);
    expect(report.edits.flatMap(changeOf)).toMatchInlineSnapshot(`
      [
        "Risks - Mitigation!C3: R-001 mitigation[0].action = "ask twice"",
        "Risks - Mitigation!E3: R-001 mitigation[0].due = "2023-12-31"",
        "Risks!H4: R-002 likelihood = 2",
        "Risks!C5: R-003 title = "SUM is how it begins, and a text"",
      ]
    `);
    const parts = unzipSync(back);
    const sheets = Object.keys(parts).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));
    const validations = sheets.map(
      (name) => strFromU8(parts[name] ?? new Uint8Array()).match(/type="list"/g)?.length ?? 0,
    );
    expect(Math.max(...validations)).toBeGreaterThan(3);
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).match(/state="hidden"/g)).toHaveLength(2);
  });

  test('comes back whole by way of an OpenDocument file', () => {
    const back = editedByOffice(workbookOf(book, 'risks'), [['Risks', 'H4', 2]], ['ods', 'xlsx']);
    const report = comparedSheets(xlsxSheets(back), { now: book });
    expect(asked(report.questions)).toEqual([]);
    expect(report.edits.flatMap(changeOf)).toEqual(['Risks!H4: R-002 likelihood = 2']);
  });

  test('with a formula is asked about', () => {
    const back = editedByOffice(workbookOf(book, 'risks'), [['Risks', 'H4', '=1+1']]);
    expect(asked(comparedSheets(xlsxSheets(back), { now: book }).questions)).toEqual([
      'sheet/formula Risks!H4 holds a formula, =1+1, that shows "2"',
    ]);
  });
});
