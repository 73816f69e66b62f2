import type { WordDocument } from '../../exchange/word/word-document.ts';

/** Something a document says of itself under a label, and where it says so. */
export type Said = { readonly label: string; readonly text: string; readonly where: string };

/** What stands on a document's cover and in its properties. */
export type Cover = {
  /** Rows of tables, lines such as `Due date: 31 May 2022`, and properties that have a name. */
  readonly labelled: readonly Said[];
  /** Titles: of the properties and of the cover; the label is empty. */
  readonly titles: readonly Said[];
  /** Other lines of the cover, which may name the record. */
  readonly lines: readonly Said[];
};

/** The cover ends with the first heading; without one it is not longer than this. */
const MOST_BLOCKS = 60;
/** Nothing on a cover is longer than this: what is said there is looked for among every name of the book. */
const MOST_ROWS = 100;
const MOST_TEXT = 20_000;
const LABEL_LINE = /^\s*([\p{L}][^:\n]{1,50}):\s+(\S[^\n]{0,500})$/u;
/** Properties of every document that say nothing of the record. */
const OTHER_PROPERTIES = new Set(
  'title subject creator lastModifiedBy description keywords language revision created modified lastPrinted category contentStatus identifier'.split(
    ' ',
  ),
);

/** Gathers what a document says of itself: on its cover, and in its properties. */
export function readCover({ blocks, properties: all }: WordDocument): Cover {
  const properties = all
    .slice(0, MOST_ROWS)
    .map(({ name, text }) => ({ name, text: text.slice(0, MOST_TEXT) }));
  const end = blocks.findIndex((block) => block.kind === 'paragraph' && /^heading [1-9]$/.test(block.style));
  const cover = blocks.slice(0, Math.min(end < 0 ? blocks.length : end, MOST_BLOCKS));
  // Some covers have a heading at once: then what stands below it counts.
  const shown = cover.some(({ kind }) => kind === 'table') ? cover : blocks.slice(0, MOST_BLOCKS);
  const tables = shown.filter((block) => block.kind === 'table').slice(0, 10);
  const paragraphs = shown.filter((block) => block.kind === 'paragraph');
  const lines = paragraphs.map(({ text }) => text.slice(0, MOST_TEXT).trim()).filter((text) => text !== '');
  const title = paragraphs.find(({ style, text }) => style === 'title' && text.trim() !== '');
  const subject = properties.filter(({ name }) => name === 'title');
  return {
    labelled: [
      ...tables.flatMap(({ rows }, i) =>
        rows.slice(0, MOST_ROWS).flatMap((row, at) => pairOf(row, `table ${i + 1}`, at)),
      ),
      ...lines.flatMap(labelledLine),
      ...properties.filter(({ name }) => !OTHER_PROPERTIES.has(name)).map(asSaid),
    ],
    titles: [
      ...subject.map(({ text }) => ({ label: '', text, where: 'property "title"' })),
      ...(title
        ? [{ label: '', text: title.text.slice(0, MOST_TEXT).trim(), where: 'title on the cover' }]
        : []),
    ],
    lines: [
      ...properties.filter(({ name }) => name === 'subject').map(asSaid),
      ...lines.map((text) => ({ label: '', text, where: 'cover' })),
    ],
  };
}

function asSaid({ name, text }: { readonly name: string; readonly text: string }): Said {
  return { label: name, text, where: `property "${name}"` };
}

/** A row of a label and a value; wider tables have headings. */
function pairOf(row: readonly string[], table: string, at: number): Said[] {
  const [label = '', text = ''] = row;
  if (row.length !== 2 || label.trim() === '' || text.trim() === '') return [];
  const name = label.trim().slice(0, 200).replaceAll('\n', ' ');
  return [{ label: name, text: text.slice(0, MOST_TEXT), where: `${table}, row ${at + 1} "${name}"` }];
}

function labelledLine(line: string): Said[] {
  const [, label, text] = LABEL_LINE.exec(line) ?? [];
  return label === undefined || text === undefined ? [] : [{ label, text, where: `line "${label}"` }];
}
