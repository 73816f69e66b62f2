import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipOf } from './zip-of.ts';

/** What a cell is to hold: a text, a number, XML of its own, or nothing. */
export type CellEdit = readonly [
  sheet: string,
  cell: string,
  holds: string | number | { readonly xml: string } | undefined,
];

/** Returns a workbook in which cells hold something else; a row that is not there is added. */
export function withCells(workbook: Uint8Array, edits: readonly CellEdit[]): Uint8Array {
  const parts = { ...unzipSync(workbook) };
  const names = [...text(parts, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  for (const [sheet, cell, holds] of edits) {
    const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    parts[part] = strToU8(edited(text(parts, part), cell, holds));
  }
  return zipOf(parts);
}

/** Returns a workbook in which texts of its parts are replaced. */
export function withParts(
  workbook: Uint8Array,
  edits: Readonly<Record<string, (text: string) => string>>,
): Uint8Array {
  const parts = { ...unzipSync(workbook) };
  for (const [name, edit] of Object.entries(edits))
    parts[name] = strToU8(edit(parts[name] ? text(parts, name) : ''));
  return zipOf(parts);
}

function text(parts: Readonly<Record<string, Uint8Array>>, name: string): string {
  return strFromU8(parts[name] ?? new Uint8Array());
}

function edited(xml: string, cell: string, holds: CellEdit[2]): string {
  const row = /\d+$/.exec(cell)?.[0] ?? '';
  const inner = cellXml(cell, holds);
  const present = new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`, 's');
  if (present.test(xml)) return xml.replace(present, () => inner);
  const begin = new RegExp(`(<row r="${row}"[^>]*>)(.*?)(</row>)`, 's');
  const open = begin.exec(xml);
  if (open) return xml.replace(open[0], () => `${open[1]}${open[2]}${inner}${open[3]}`);
  return xml.replace('</sheetData>', () => `<row r="${row}">${inner}</row></sheetData>`);
}

function cellXml(cell: string, holds: CellEdit[2]): string {
  if (holds === undefined) return '';
  if (typeof holds === 'number') return `<c r="${cell}"><v>${holds}</v></c>`;
  if (typeof holds === 'object') return `<c r="${cell}" ${holds.xml}</c>`;
  const safe = holds.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${cell}" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}
