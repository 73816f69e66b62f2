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
const LABEL_LINE = /^\s*([\p{L}][^:\n]{1,50}):\s+(\S[^\n]{0,500})$/u;
const NAMED_PROPERTIES = new Set([
  'title',
  'subject',
  'creator',
  'lastModifiedBy',
  'description',
  'keywords',
]);

/** Gathers what a document says of itself: on its cover, and in its properties. */
export function readCover({ blocks, properties }: WordDocument): Cover {
  const end = blocks.findIndex((block) => block.kind === 'paragraph' && /^heading [1-9]$/.test(block.style));
  const cover = blocks.slice(0, Math.min(end < 0 ? blocks.length : end, MOST_BLOCKS));
  // Some covers have a heading at once: then what stands below it counts.
  const shown = cover.some(({ kind }) => kind === 'table') ? cover : blocks.slice(0, MOST_BLOCKS);
  const tables = shown.filter((block) => block.kind === 'table');
  const paragraphs = shown.filter((block) => block.kind === 'paragraph');
  const lines = paragraphs.map(({ text }) => text.trim()).filter((text) => text !== '');
  const title = paragraphs.find(({ style, text }) => style === 'title' && text.trim() !== '');
  const subject = properties.filter(({ name }) => name === 'title');
  return {
    labelled: [
      ...tables.flatMap(({ rows }, i) =>
        rows.flatMap((row, at) => pairsOf(row, `table ${i + 1}, row ${at + 1}`)),
      ),
      ...lines.flatMap(labelledLine),
      ...properties.filter(({ name }) => !NAMED_PROPERTIES.has(name)).map(asSaid),
    ],
    titles: [
      ...subject.map(({ text }) => ({ label: '', text, where: 'property "title"' })),
      ...(title ? [{ label: '', text: title.text.trim(), where: 'title on the cover' }] : []),
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

/** A row holds a label and a value, or two such pairs. */
function pairsOf(row: readonly string[], where: string): Said[] {
  if (row.length !== 2 && row.length !== 4) return [];
  const pairs = row.length === 2 ? [row] : [row.slice(0, 2), row.slice(2)];
  return pairs.flatMap(([label = '', text = '']) =>
    label.trim() === '' || text.trim() === ''
      ? []
      : [{ label: label.trim(), text, where: `${where} "${label.trim().replaceAll('\n', ' ')}"` }],
  );
}

function labelledLine(line: string): Said[] {
  const [, label, text] = LABEL_LINE.exec(line) ?? [];
  return label === undefined || text === undefined ? [] : [{ label, text, where: `line "${label}"` }];
}
