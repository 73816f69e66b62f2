import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A cell that LibreOffice is to change: sheet, cell and what is typed into it, as a text, a number or a formula. */
export type OfficeEdit = readonly [sheet: string, cell: string, typed: string | number];

const FILTERS = { xlsx: 'Calc MS Excel 2007 XML', ods: 'calc8', xls: 'MS Excel 97' } as const;

/**
 * Returns a workbook as LibreOffice saves it once somebody has changed cells of it: opened, edited by a macro
 * in a profile of its own, saved in each of the formats one after the other, and opened anew.
 */
export function editedByOffice(
  workbook: Uint8Array,
  edits: readonly OfficeEdit[],
  formats: readonly (keyof typeof FILTERS)[] = ['xlsx'],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-sheet-'));
  try {
    writeProfile(folder, macro(folder, edits, formats));
    writeFileSync(join(folder, 'step0.xlsx'), workbook);
    office(folder, 'macro:///Standard.Module1.Edit');
    return readFileSync(join(folder, `step${formats.length}.${formats.at(-1)}`));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function macro(
  folder: string,
  edits: readonly OfficeEdit[],
  formats: readonly (keyof typeof FILTERS)[],
): string {
  const url = (name: string) => pathToFileURL(join(folder, name)).href;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = edits.map(([sheet, cell, typed]) => {
    const at = `book.Sheets.getByName(${quoted(sheet)}).getCellRangeByName(${quoted(cell)})`;
    if (typeof typed === 'number') return `${at}.Value = ${typed}`;
    return `${at}.${typed.startsWith('=') ? 'Formula' : 'String'} = ${quoted(typed)}`;
  });
  const steps = formats.map((format, i) => {
    const from = i === 0 ? 'step0.xlsx' : `step${i}.${formats[i - 1]}`;
    return [
      `book = StarDesktop.loadComponentFromURL(${quoted(url(from))}, "_blank", 0, Array(hidden))`,
      ...(i === 0
        ? ['Dim sheet', 'For Each sheet In book.Sheets', 'sheet.unprotect("")', 'Next', ...lines]
        : []),
      `filter.Value = ${quoted(FILTERS[format])}`,
      `book.storeToURL(${quoted(url(`step${i + 1}.${format}`))}, Array(filter))`,
      'book.close(True)',
    ].join('\n');
  });
  return `Sub Edit
Dim book
Dim hidden As New com.sun.star.beans.PropertyValue
hidden.Name = "Hidden"
hidden.Value = True
Dim filter As New com.sun.star.beans.PropertyValue
filter.Name = "FilterName"
${steps.join('\n')}
StarDesktop.terminate()
End Sub`;
}

/** LibreOffice lays its own profile over one that it has not begun itself: the macro comes into that. */
function writeProfile(folder: string, basic: string): void {
  office(folder, '--terminate_after_init');
  const escaped = basic.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  writeFileSync(
    join(folder, 'profile/user/basic/Standard/Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
}

function office(folder: string, what: string): void {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const args = [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--nologo', what];
  spawnSync('soffice', args, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
}
