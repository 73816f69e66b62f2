/** A `<w:t>` of a part: where it stands, and its text as it is written in XML. */
export type WordText = { readonly start: number; readonly end: number; readonly text: string };

/** A paragraph of a part: where it stands, what it says, and what it stands in. */
export type WordParagraph = {
  readonly start: number;
  readonly end: number;
  readonly texts: readonly WordText[];
  /** Its texts in a row; a picture, a tab or a section's end between them is ▪. */
  readonly text: string;
  /** The elements around it, outermost first, without `w:`: `tbl`, `tr`, `tc`, `sdt`, `txbxContent`. */
  readonly around: readonly Element[];
};

/** An element around a paragraph. */
export type Element = { readonly name: string; readonly start: number };

const TOKEN =
  /<(\/?)w:(p|tbl|tr|tc|sdt|txbxContent)(?=[\s/>])([^>]*)>|<w:t(?=[\s>])[^>]*(?<!\/)>([^<]*)<\/w:t>|<w:(drawing|pict|object|sectPr|tab|br|cr|noBreakHyphen|sym)(?=[\s/>])(?:[^>]*)>/g;

type Open = { readonly start: number; text: string; readonly texts: WordText[]; readonly around: Element[] };

type Reading = { readonly found: WordParagraph[]; readonly open: Open[]; readonly around: Element[] };

/** Returns the paragraphs of a part in the order they end: one inside a text box comes before the one around it. */
export function readParagraphs(part: string): WordParagraph[] {
  const reading: Reading = { found: [], open: [], around: [] };
  for (const match of part.matchAll(TOKEN)) {
    const [whole, slash, name = '', rest = '', text] = match;
    const place = { start: match.index, end: match.index + whole.length };
    if (name === '') addText(reading, { ...place, text });
    else if (rest.endsWith('/')) continue;
    else if (slash === '') begin(reading, name, place.start);
    else end(reading, name, place.end);
  }
  return reading.found;
}

type Found = { readonly start: number; readonly end: number; readonly text: string | undefined };

function addText({ open }: Reading, { start, end, text }: Found): void {
  const last = open.at(-1);
  if (!last) return;
  last.text += text ?? '▪';
  if (text !== undefined) last.texts.push({ start, end, text });
}

function begin({ open, around }: Reading, name: string, start: number): void {
  if (name === 'p') open.push({ start, text: '', texts: [], around: [...around] });
  else around.push({ name, start });
}

function end({ found, open, around }: Reading, name: string, at: number): void {
  if (name !== 'p') around.pop();
  else found.push(...open.splice(-1).map((paragraph) => ({ ...paragraph, end: at })));
}
