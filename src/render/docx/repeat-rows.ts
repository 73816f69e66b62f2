import { readParagraphs } from './read-paragraphs.ts';
import { escapeXml, markBraces } from './safe-text.ts';

/** A row of a shell's table under the name its placeholders have, and what they say in each of its copies. */
export type FilledRow = {
  readonly name: string;
  readonly list: string;
  readonly copies: readonly (readonly string[])[];
};

/** Rows of a part that stand next to each other and are repeated together: an item, and a row for its notes. */
type Group = { readonly start: number; end: number; readonly rows: (FilledRow & { readonly xml: string })[] };

/** What becomes of the copies of a group: the XML that stands in the part for them. */
export type Place = (copies: string) => string;

/** Returns a part in which every row is repeated for its copies; a table that is left without rows is taken away. */
export function repeatRows(part: string, rows: readonly FilledRow[], place: Place): string {
  let made = part;
  for (const group of groupsIn(part, rows).reverse()) {
    const count = group.rows[0]?.copies.length ?? 0;
    const copies = Array.from({ length: count }, (_, at) =>
      group.rows.map((row) => filled(at === 0 ? row.xml : withoutIds(row.xml), row, at)).join(''),
    ).join('');
    made = made.slice(0, group.start) + (copies === '' ? '' : place(copies)) + made.slice(group.end);
  }
  return made.replace(/<w:tbl>(?:(?!<w:tr[ >]|<w:tbl>)[\s\S])*?<\/w:tbl>/g, '');
}

function groupsIn(part: string, rows: readonly FilledRow[]): Group[] {
  const paragraphs = readParagraphs(part);
  const groups: Group[] = [];
  const found = rows.flatMap((row) => {
    const paragraph = paragraphs.find(({ text }) => text.includes(`{{${row.name}.`));
    const start = paragraph?.around.findLast(({ name }) => name === 'tr')?.start;
    return start === undefined ? [] : [{ row, start, end: endOf(part, start) }];
  });
  for (const { row, start, end } of found.sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    const first = last?.rows[0];
    const filledRow = { ...row, xml: part.slice(start, end) };
    const together =
      last?.end === start && first?.list === row.list && first.copies.length === row.copies.length;
    if (last && together) {
      last.rows.push(filledRow);
      last.end = end;
    } else groups.push({ start, end, rows: [filledRow] });
  }
  return groups;
}

function endOf(part: string, start: number): number {
  let depth = 0;
  for (const { 0: tag, index } of part.slice(start).matchAll(/<w:tr[ >]|<\/w:tr>/g)) {
    depth += tag === '</w:tr>' ? -1 : 1;
    if (depth === 0) return start + index + tag.length;
  }
  return part.length;
}

function filled(xml: string, { name, copies }: FilledRow, at: number): string {
  return xml.replace(/\{\{(#\d+)\.(\d+)\}\}/g, (whole, row: string, column: string) =>
    row === name ? escapeXml(markBraces(copies[at]?.[Number(column)] ?? '')) : whole,
  );
}

/** What must stand once in a document. */
const IDS =
  / w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*\/>|(?<=<w:sdtPr>(?:(?!<\/w:sdtPr>).)*)<w:id\b[^>]*\/>/gs;

function withoutIds(xml: string): string {
  return xml.replace(IDS, '');
}
