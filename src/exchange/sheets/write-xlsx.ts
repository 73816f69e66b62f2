import { textPart, zip } from '../../render/docx/zip.ts';
import { columnLetters } from './address.ts';
import { filterRange, sheetXml, xmlText } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';
import type { WrittenSheet, WrittenWorkbook } from './written-workbook.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Returns the bytes of a workbook (.xlsx): the same for the same workbook. */
export function writeXlsx({ title, sheets }: WrittenWorkbook): Uint8Array {
  const texts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationships([
      ['officeDocument', 'xl/workbook.xml'],
      ['core', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreProperties(title),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
  };
  const first = sheets.findIndex(({ hidden }) => !hidden);
  for (const [i, sheet] of sheets.entries())
    texts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, i === first);
  return zip(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, textPart(text)])));
}

function contentTypes(sheets: readonly WrittenSheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
    ...sheets.map((_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, `${TYPES}.worksheet+xml`)),
    part('/xl/styles.xml', `${TYPES}.styles+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('');
}

function relationships(links: readonly (readonly [kind: string, target: string])[]): string {
  const all = links.map(([kind, target], i) => {
    const type = kind === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/${kind}`;
    return `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function coreProperties(title: string): string {
  const names = `xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return `${HEAD}<cp:coreProperties ${names}><dc:title>${xmlText(title)}</dc:title><dc:creator>grantbook</dc:creator></cp:coreProperties>`;
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${xmlText(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const first = sheets.findIndex(({ hidden }) => !hidden);
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<bookViews><workbookView activeTab="${Math.max(0, first)}"/></bookViews>`,
    `<sheets>${list.join('')}</sheets>`,
    definedNames(sheets),
    '</workbook>',
  ].join('');
}

/** What is filtered, and the titles that every printed page repeats. */
function definedNames(sheets: readonly WrittenSheet[]): string {
  const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;
  const names = sheets.flatMap((sheet, i) => {
    const widest = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
    const range = filterRange(sheet, widest);
    if (range === undefined || !sheet.frozen) return [];
    const of = xmlText(quoted(sheet.name));
    const rows = `$${sheet.frozen.rows}:$${sheet.frozen.rows}`;
    const columns = `$A:$${columnLetters(sheet.frozen.columns)}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${of}!${range}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${of}!${columns},${of}!${rows}</definedName>`,
    ];
  });
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
}
