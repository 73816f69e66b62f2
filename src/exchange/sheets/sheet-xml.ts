import { startsFormula } from '../../base/formula-start.ts';
import { columnLetters, MOST_ROWS } from './address.ts';
import { writeEscapes } from './read-strings.ts';
import { styleOf } from './styles-xml.ts';
import type { Entering, WrittenCell, WrittenRow, WrittenSheet } from './written-workbook.ts';

/** New rows may be added this far below the last one, with the same choices. */
const ROOM = 500;

/** Returns the part of a sheet. */
export function sheetXml(sheet: WrittenSheet, selected: boolean): string {
  const widest = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  const bottom = Math.max(1, sheet.rows.length);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${columnLetters(widest)}${bottom}"/>`,
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="13.5"/>',
    columnsXml(sheet),
    '<sheetData>',
    ...sheet.rows.map(rowXml),
    '</sheetData>',
    protectionXml(sheet),
    filterXml(sheet, widest),
    enteringXml(sheet),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    pageXml(sheet),
    '</worksheet>',
  ].join('');
}

/** Returns a text as XML holds it between tags and in quotes. */
export function xmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

function viewXml({ frozen }: WrittenSheet, selected: boolean): string {
  const tab = selected ? ' tabSelected="1"' : '';
  if (!frozen) return `<sheetViews><sheetView showGridLines="0"${tab} workbookViewId="0"/></sheetViews>`;
  const { rows, columns } = frozen;
  const corner = `${columnLetters(columns + 1)}${rows + 1}`;
  const pane = `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
  const selection = `<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`;
  return `<sheetViews><sheetView${tab} workbookViewId="0">${pane}${selection}</sheetView></sheetViews>`;
}

function columnsXml({ columns }: WrittenSheet): string {
  if (columns.length === 0) return '';
  const all = columns.map(
    ({ width, look, hidden }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styleOf(look, false)}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
  );
  return `<cols>${all.join('')}</cols>`;
}

function rowXml({ cells, hidden, height }: WrittenRow, i: number): string {
  const more = `${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${hidden ? ' hidden="1"' : ''}`;
  const inner = cells.map((cell, j) => (cell ? cellXml(cell, `${columnLetters(j + 1)}${i + 1}`) : ''));
  return `<row r="${i + 1}"${more}>${inner.join('')}</row>`;
}

function cellXml({ look, value }: WrittenCell, at: string): string {
  if (typeof value === 'number') return `<c r="${at}" s="${styleOf(look, false)}"><v>${value}</v></c>`;
  if (value === '') return `<c r="${at}" s="${styleOf(look, false)}"/>`;
  const style = styleOf(look, startsFormula(value));
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(writeEscapes(value))}</t></is></c>`;
}

/** More letters than this beside each other cannot be read on a page (A4, across). */
const WIDEST_PAGE = 270;

/** A wide table goes over several pages beside each other; each says which sheet it is of. */
function pageXml({ frozen, columns, footer = '' }: WrittenSheet): string {
  const width = columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
  const across = Math.max(1, Math.ceil(width / WIDEST_PAGE));
  const foot = `&L${footer.replaceAll('&', '&&')}&C&A&R&P / &N`;
  return [
    `<pageSetup paperSize="9" orientation="${frozen ? 'landscape' : 'portrait'}" fitToWidth="${across}" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>${xmlText(foot)}</oddFooter></headerFooter>`,
  ].join('');
}

function protectionXml({ locked }: WrittenSheet): string {
  if (!locked) return '';
  const allowed = [
    'formatCells',
    'formatColumns',
    'formatRows',
    'insertRows',
    'deleteRows',
    'sort',
    'autoFilter',
  ];
  return `<sheetProtection sheet="1" ${allowed.map((name) => `${name}="0"`).join(' ')}/>`;
}

/** Returns the cells that can be filtered: a table with its titles. */
export function filterRange({ frozen, rows }: WrittenSheet, widest: number): string | undefined {
  if (!frozen || rows.length <= frozen.rows) return undefined;
  return `$A$${frozen.rows}:$${columnLetters(widest)}$${rows.length}`;
}

function filterXml(sheet: WrittenSheet, widest: number): string {
  const range = filterRange(sheet, widest);
  return range === undefined ? '' : `<autoFilter ref="${range.replaceAll('$', '')}"/>`;
}

function enteringXml({ entering = [], frozen, rows }: WrittenSheet): string {
  if (entering.length === 0) return '';
  const first = (frozen?.rows ?? 0) + 1;
  const last = Math.min(MOST_ROWS, rows.length + ROOM);
  const all = entering.map((each) => oneXml(each, [first, last]));
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

function oneXml(each: Entering, [first, last]: readonly [number, number]): string {
  const letters = columnLetters(each.column);
  const [title, text] = each.prompt;
  const strict = each.kind !== 'list' || each.strict;
  const attributes = [
    each.kind === 'any' ? '' : ` type="${each.kind}"`,
    strict ? '' : ' errorStyle="warning"',
    ...(each.kind === 'date' ? [' operator="greaterThanOrEqual"'] : []),
    ' allowBlank="1" showInputMessage="1" showErrorMessage="1"',
    ` errorTitle="${xmlText(cut(title, 30))}" error="${xmlText(cut(text, 220))}"`,
    ` promptTitle="${xmlText(cut(title, 30))}" prompt="${xmlText(cut(text, 220))}"`,
    ` sqref="${letters}${first}:${letters}${last}"`,
  ].join('');
  return `<dataValidation${attributes}>${formulaOf(each)}</dataValidation>`;
}

function formulaOf(each: Entering): string {
  if (each.kind === 'list') return `<formula1>${xmlText(each.range)}</formula1>`;
  if (each.kind === 'date') return '<formula1>61</formula1>';
  if (each.kind === 'any') return '';
  return '<formula1>-999999999999999</formula1><formula2>999999999999999</formula2>';
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
