/** A paragraph of a document: its text, and what it stands in beside the page itself. */
type Paragraph = { readonly text: string; readonly within: string | undefined };

const CONTAINERS: Readonly<Record<string, string>> = { tc: 'a table', txbxContent: 'a text box' };

const TOKEN =
  /<(\/?)w:(p|tc|txbxContent)\b([^>]*)>|<w:t\b[^>]*>([^<]*)<\/w:t>|<w:(drawing|pict|object|sectPr)\b/g;

/** Says what is wrong with where `{{body}}` stands in a document's text; undefined where nothing is. */
export function bodyMisplaced(document: string): string | undefined {
  const places = paragraphsOf(document).filter(({ text }) => text.includes('{{body}}'));
  const [place] = places;
  if (!place) return '{{body}} stands in a header or footer, not in the text';
  if (places.length > 1 || place.text.split('{{body}}').length > 2)
    return `{{body}} stands ${Math.max(places.length, place.text.split('{{body}}').length - 1)} times`;
  if (place.within !== undefined) return `{{body}} stands in ${place.within}`;
  if (place.text.trim() !== '{{body}}')
    return 'there is more in the paragraph of {{body}}, which would be lost';
  return undefined;
}

/** Reads paragraphs with those inside them: a text box stands in a paragraph and has its own. */
function paragraphsOf(document: string): Paragraph[] {
  const reading: Reading = { found: [], open: [], around: [] };
  for (const [, slash, name = '', rest = '', text, other] of document.matchAll(TOKEN)) {
    if (name === '') addText(reading, other === undefined ? (text ?? '') : '▪');
    else if (rest.endsWith('/')) continue;
    else if (slash === '') begin(reading, name);
    else end(reading, name);
  }
  return reading.found;
}

type Reading = {
  readonly found: Paragraph[];
  readonly open: { text: string; readonly within: string | undefined }[];
  /** The tables and text boxes that are open. */
  readonly around: string[];
};

function addText({ open }: Reading, text: string): void {
  const last = open.at(-1);
  if (last) last.text += text;
}

function begin({ open, around }: Reading, name: string): void {
  if (name === 'p') open.push({ text: '', within: CONTAINERS[around.at(-1) ?? ''] });
  else around.push(name);
}

function end({ found, open, around }: Reading, name: string): void {
  if (name === 'p') found.push(...open.splice(-1));
  else around.pop();
}
