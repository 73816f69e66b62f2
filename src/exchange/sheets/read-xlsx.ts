import { holdsMacros } from '../../render/docx/open-parts.ts';
import { type Parts, partText, unzip } from '../../render/docx/zip.ts';
import { attributeOf, scanXml } from '../word/scan-xml.ts';
import { readRemarks } from './read-remarks.ts';
import { readSheetXml, type Shared, type SheetXml } from './read-sheet-xml.ts';
import { readSharedStrings } from './read-strings.ts';
import { isDateFormat } from './serial-date.ts';
import type { ReadSheet, ReadWorkbook } from './workbook.ts';

/** Reads what a workbook (.xlsx) says; a string says why it cannot be read. Nothing in it is followed, worked out or run. */
export function readXlsx(bytes: Uint8Array): ReadWorkbook | string {
  const other = otherFormat(bytes);
  if (other !== undefined) return other;
  const parts = unzip(bytes, 'workbook (.xlsx)');
  if (typeof parts === 'string') return parts;
  const kind = otherPackage(parts);
  if (kind !== undefined) return kind;
  const frame = readFrame(parts);
  const sheets = typeof frame === 'string' ? frame : readSheets(parts, frame);
  if (typeof frame === 'string' || typeof sheets === 'string') return String(sheets);
  return {
    sheets,
    from1904: frame.book.from1904,
    beside: [...besideCells(parts), ...unreadRemarks(parts, sheets)],
  };
}

/** What is needed to read the sheets of a workbook: which there are, and what their cells share. */
type Frame = { readonly book: BookXml; readonly links: Links; readonly shared: Shared };

function readFrame(parts: Parts): Frame | string {
  const main = mainPart(parts);
  const xml = partText(parts, main);
  const links = linksOf(parts, main);
  if (xml === undefined || typeof links === 'string') return 'it is not a workbook (.xlsx)';
  const book = readBook(xml);
  const formats = dateFormats(partText(parts, links.styles ?? '') ?? '');
  const strings = readSharedStrings(partText(parts, links.strings ?? '') ?? '');
  if (typeof book === 'string') return book;
  if (typeof formats === 'string') return formats;
  return typeof strings === 'string' ? strings : { book, links, shared: { strings, formats } };
}

function readSheets(parts: Parts, { book, links, shared }: Frame): ReadSheet[] | string {
  const sheets: ReadSheet[] = [];
  for (const { name, link, hidden } of book.sheets) {
    const part = links.targets.get(link) ?? '';
    const text = partText(parts, part);
    const read: SheetXml | string =
      text === undefined ? 'a sheet is missing in it' : readSheetXml(text, shared);
    if (typeof read === 'string') return `${read} (sheet "${name}")`;
    sheets.push({ name, hidden, ...read, remarks: readRemarks(parts, part) });
  }
  return sheets;
}

const ANEW = 'save it anew as Excel workbook (.xlsx)';

/** What is no .xlsx is named, with what to do. */
function otherFormat(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000_000));
    const locked = text.includes([...'EncryptedPackage'].join('\0'));
    return locked
      ? 'it is protected by a password: take the password off and save it anew'
      : `it is of an older format (.xls): ${ANEW}`;
  }
  if (bytes.length === 0) return 'it is empty';
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'it is not a workbook (.xlsx)';
  return undefined;
}

function otherPackage(parts: Parts): string | undefined {
  const mime = partText(parts, 'mimetype') ?? '';
  if (mime.includes('opendocument.spreadsheet')) return `it is an OpenDocument spreadsheet (.ods): ${ANEW}`;
  if (parts['xl/workbook.bin']) return `it is a binary workbook (.xlsb): ${ANEW}`;
  if (holdsMacros(parts)) return `it holds macros (.xlsm): ${ANEW}, without macros`;
  if (parts['word/document.xml']) return 'it is a Word document: a form is read with grantbook form import';
  return undefined;
}

function mainPart(parts: Parts): string {
  const links = partText(parts, '_rels/.rels') ?? '';
  const [link] = /<(?:\w+:)?Relationship\b[^<>]*\/officeDocument"[^<>]*>/.exec(links) ?? [];
  const target = link === undefined ? undefined : attributeOf(link, 'Target');
  return target?.replace(/^\//, '') ?? 'xl/workbook.xml';
}

type Links = {
  readonly targets: ReadonlyMap<string, string>;
  readonly styles?: string;
  readonly strings?: string;
};

/** What a part refers to inside the workbook; what lies outside is not looked at. */
function linksOf(parts: Parts, main: string): Links | string {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(main) ?? [];
  const targets = new Map<string, string>();
  const kinds = new Map<string, string>();
  const broken = scanXml(partText(parts, `${folder}_rels/${file}.rels`) ?? '', {
    open: (name, attributes) => {
      if (bare(name) !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      targets.set(attributeOf(attributes, 'Id') ?? '', path);
      kinds.set((attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, ''), path);
    },
    close: () => {},
    text: () => {},
  });
  if (broken !== undefined) return broken;
  const [styles, strings] = [kinds.get('styles'), kinds.get('sharedStrings')];
  return { targets, ...(styles !== undefined && { styles }), ...(strings !== undefined && { strings }) };
}

type BookSheet = { readonly name: string; readonly link: string; readonly hidden: boolean };
type BookXml = { readonly sheets: readonly BookSheet[]; readonly from1904: boolean };

function readBook(xml: string): BookXml | string {
  const sheets: BookSheet[] = [];
  let from1904 = false;
  const broken = scanXml(xml, {
    open: (name, attributes) => {
      const value = (key: string) => attributeOf(attributes, key);
      if (bare(name) === 'workbookPr') from1904 ||= ['1', 'true'].includes(value('date1904') ?? '');
      if (bare(name) !== 'sheet') return;
      const link = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
      sheets.push({ name: value('name') ?? '', link, hidden: (value('state') ?? 'visible') !== 'visible' });
    },
    close: () => {},
    text: () => {},
  });
  return broken ?? { sheets, from1904 };
}

/** Returns of each format of cells, by its number, whether it shows days. */
function dateFormats(xml: string): readonly boolean[] | string {
  const codes = new Map<number, string>();
  const formats: boolean[] = [];
  let inside = false;
  const broken = scanXml(xml, {
    open: (name, attributes) => {
      const id = () => Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (bare(name) === 'numFmt') codes.set(id(), attributeOf(attributes, 'formatCode') ?? '');
      if (bare(name) === 'cellXfs') inside = true;
      if (inside && bare(name) === 'xf') formats.push(isDateFormat(id(), codes.get(id())));
    },
    close: (name) => {
      if (bare(name) === 'cellXfs') inside = false;
    },
    text: () => {},
  });
  return broken ?? formats;
}

const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/externalLinks\//i, 'links to other files'],
  [/connections\.xml$|queryTables\//i, 'connections to outside data'],
  [/media\/|drawings\/drawing|charts\//i, 'pictures or charts'],
  [/pivot/i, 'pivot tables'],
  [/embeddings\/|activeX|ctrlProps/i, 'embedded objects'],
];

function besideCells(parts: Parts): string[] {
  const names = Object.keys(parts);
  return BESIDE.filter(([pattern]) => names.some((name) => pattern.test(name))).map(([, what]) => what);
}

/** Where there are parts with remarks, and none could be read. */
function unreadRemarks(parts: Parts, sheets: readonly ReadSheet[]): string[] {
  const isThere = Object.keys(parts).some((name) => /(comments|threadedComments)[^/]*\.xml$/i.test(name));
  return isThere && sheets.every(({ remarks }) => !remarks?.length) ? ['remarks on cells'] : [];
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
