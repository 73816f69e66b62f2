import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipOf } from './zip-of.ts';

/** A change of a document's text, as its part `word/document.xml` holds it. */
export type Edit = (xml: string) => string;

/** Changes a document as somebody does in a program, and adds parts to it. */
export function editWord(
  docx: Uint8Array,
  edits: readonly Edit[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = unzipSync(docx);
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const xml = edits.reduce((text, edit) => edit(text), before);
  const added = Object.entries(more).map(([name, text]) => [name, strToU8(text)]);
  const all = { ...parts, ...Object.fromEntries(added), 'word/document.xml': strToU8(xml) };
  return zipOf(Object.hasOwn(more, COMMENTS) ? withRemarks(all) : all);
}

const COMMENTS = 'word/comments.xml';

/** A part of remarks is one of the document only where it is named. */
function withRemarks(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const named = (name: string, before: string, more: string) =>
    strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(before, () => `${more}${before}`));
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
  return {
    ...parts,
    '[Content_Types].xml': named(
      '[Content_Types].xml',
      '</Types>',
      `<Override PartName="/${COMMENTS}" ContentType="${type}"/>`,
    ),
    'word/_rels/document.xml.rels': named(
      'word/_rels/document.xml.rels',
      '</Relationships>',
      `<Relationship Id="rId9" Type="${office}/comments" Target="comments.xml"/>`,
    ),
  };
}

/** Replaces a text that stands in the document, the first time it does. */
export function replaced(old: string | RegExp, fresh: string): Edit {
  return (xml) => {
    if (typeof old === 'string' ? !xml.includes(old) : !old.test(xml))
      throw new Error(`the document does not hold "${old}"`);
    return xml.replace(old, () => fresh);
  };
}

/** A row of a table below a heading: the number of the table there, and of the row, from 0. */
export type RowPlace = { readonly below: string; readonly table?: number; readonly row: number };

type Stretch = { readonly start: number; readonly end: number };

/** Writes into a cell, as if over what stands there. */
export function cellText(place: RowPlace & { readonly cell: number }, text: string): Edit {
  return (xml) => {
    const row = rowAt(xml, place);
    const cell = nth(xml, row, { tag: 'tc', n: place.cell });
    return splice(xml, cell, written(xml.slice(cell.start, cell.end), text));
  };
}

function written(cell: string, text: string): string {
  const lines = text.split('\n').map(escaped).join('</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">');
  const run = `<w:t xml:space="preserve">${lines}</w:t>`;
  const around = text.includes('\n') && CONTROL_IN_LINE.test(cell) ? withoutControls(cell) : cell;
  const plain = around.replace('<w:showingPlcHdr/>', '').replace('<w:rStyle w:val="PlaceholderText"/>', '');
  let first = true;
  const texts = plain.replaceAll(/<w:t(?: [^>]*)?>[^<]*<\/w:t>|<w:br\/>/g, () => {
    const own = first ? run : '';
    first = false;
    return own;
  });
  if (!first) return texts;
  return plain.replace(/<\/w:p>|<w:p\/>/, () => `<w:r>${run}</w:r></w:p>`);
}

/** A control within a line has no lines of its own. */
const CONTROL_IN_LINE = /<w:p[ >](?:(?!<\/w:p>).)*<w:sdt>/s;

/** Takes a row away, with the control around it. */
export function rowDeleted(place: RowPlace): Edit {
  return (xml) => splice(xml, withItem(xml, rowAt(xml, place)), '');
}

/** Takes a row away with changes tracked. */
export function rowDeletedTracked(place: RowPlace, author: string): Edit {
  return (xml) => {
    const row = rowAt(xml, place);
    const text = xml.slice(row.start, row.end);
    const mark = `<w:del w:id="901" w:author="${author}" w:date="2023-11-21T09:00:00Z"/></w:trPr>`;
    return splice(
      xml,
      row,
      text.replace('</w:trPr>', () => mark),
    );
  };
}

/** Puts a copy of a row below it, as a program does that repeats rows. */
export function rowRepeated(place: RowPlace): Edit {
  return (xml) => {
    const item = withItem(xml, rowAt(xml, place));
    const copy = xml.slice(item.start, item.end);
    return splice(xml, { start: item.end, end: item.end }, copy);
  };
}

/** Replaces words with changes tracked. */
export function wordsTracked(old: string, fresh: string, author: string): Edit {
  const by = `w:author="${author}" w:date="2023-11-21T09:00:00Z"`;
  const run = (kind: string, text: string) =>
    `<w:r><w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
  const change = `<w:del w:id="902" ${by}>${run('delText', old)}</w:del><w:ins w:id="903" ${by}>${run('t', fresh)}</w:ins>`;
  return inRun(old, change);
}

/** Says something in the margin about words. */
export function remarked(about: string, id: number): Edit {
  const words = `<w:r><w:t xml:space="preserve">${about}</w:t></w:r>`;
  return inRun(
    about,
    `<w:commentRangeStart w:id="${id}"/>${words}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
  );
}

/** Puts pieces between the runs into which the run with these words falls apart. */
function inRun(words: string, pieces: string): Edit {
  return (xml) => {
    const at = xml.indexOf(words);
    if (at < 0) throw new Error(`the document does not hold "${words}"`);
    const start = xml.lastIndexOf('<w:t', at);
    const open = xml.slice(start, xml.indexOf('>', start) + 1);
    return `${xml.slice(0, at)}</w:t></w:r>${pieces}<w:r>${open}${xml.slice(at + words.length)}`;
  };
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Returns the part of remarks, as Word has it. */
export function remarksPart(
  remarks: readonly (readonly [id: number, author: string, text: string])[],
): string {
  const each = remarks.map(
    ([id, author, text]) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2023-11-21T09:05:00Z" w:initials="X"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`,
  );
  return `<w:comments xmlns:w="${WORD}">${each.join('')}</w:comments>`;
}

/**
 * Saves a form as Google Docs does: controls are gone, their texts stay; styles keep their names, and every
 * run has its looks; properties of the author are gone.
 */
export function asGoogleDocs(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const looks =
    '<w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:rtl w:val="0"/></w:rPr>';
  const xml = withoutControls(strFromU8(parts['word/document.xml'] ?? new Uint8Array()))
    .replaceAll(/<w:rPr>.*?<\/w:rPr>/g, '')
    .replaceAll('<w:r>', `<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">${looks}`)
    .replaceAll('<w:tblStyle w:val="GrantbookTable"/>', '<w:tblStyle w:val="Table1"/>')
    .replaceAll('<w:tblStyle w:val="GrantbookFields"/>', '<w:tblStyle w:val="Table2"/>');
  const kept = Object.entries(parts).filter(([name]) => !name.startsWith('docProps/'));
  const links = '<Relationship Id="rId[23]"[^>]*docProps[^>]*>';
  return zipOf({
    ...Object.fromEntries(kept),
    '_rels/.rels': strToU8(
      strFromU8(parts['_rels/.rels'] ?? new Uint8Array()).replaceAll(new RegExp(links, 'g'), ''),
    ),
    '[Content_Types].xml': strToU8(
      strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array()).replaceAll(
        /<Override PartName="\/docProps[^>]*>/g,
        '',
      ),
    ),
    'word/document.xml': strToU8(xml),
  });
}

/** Returns a text without its content controls: what they hold stays. */
export function withoutControls(xml: string): string {
  return xml.replaceAll(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '').replaceAll(/<\/?w:sdt>|<\/?w:sdtContent>/g, '');
}

function rowAt(xml: string, { below, table = 0, row }: RowPlace): Stretch {
  const heading = new RegExp(
    `<w:pStyle w:val="(?:Title|Heading\\d)"/>(?:(?!</w:p>).)*>${below}</w:t>`,
    's',
  ).exec(xml);
  if (!heading) throw new Error(`there is no heading "${below}"`);
  const rest = { start: heading.index, end: xml.length };
  return nth(xml, nth(xml, rest, { tag: 'tbl', n: table }), { tag: 'tr', n: row });
}

function nth(xml: string, { start, end }: Stretch, { tag, n }: { tag: string; n: number }): Stretch {
  const all = [...xml.slice(start, end).matchAll(new RegExp(`<w:${tag}(?: [^>]*)?>.*?</w:${tag}>`, 'gs'))];
  const found = all[n];
  if (!found) throw new Error(`there are ${all.length} ${tag}, not ${n + 1}`);
  return { start: start + found.index, end: start + found.index + found[0].length };
}

function withItem(xml: string, { start, end }: Stretch): Stretch {
  const open =
    /<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>).)*<w15:repeatingSectionItem\/><\/w:sdtPr><w:sdtContent>$/.exec(
      xml.slice(0, start),
    );
  if (!open) return { start, end };
  return { start: open.index, end: end + '</w:sdtContent></w:sdt>'.length };
}

function splice(xml: string, { start, end }: Stretch, text: string): string {
  return xml.slice(0, start) + text + xml.slice(end);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
