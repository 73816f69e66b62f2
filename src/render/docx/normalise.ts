import { DOCUMENT } from './open-parts.ts';
import { unmarkBraces } from './safe-text.ts';
import type { Spliced } from './spliced.ts';
import { type Parts, partText, textPart, unzip, zip } from './zip.ts';

const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE_TYPE =
  /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml/g;

const CHANCE = /\brId[\w-]{21}(?=")/g;

/** Returns a document whose bytes depend on what it says and on nothing else: no clock, no chance, no order of work. */
export function normalise(bytes: Uint8Array, day: string | undefined, spliced?: Spliced): Uint8Array {
  const parts = unzip(bytes);
  if (typeof parts === 'string') throw new Error(`the written document cannot be opened: ${parts}`);
  const ids = new Ids(parts);
  const time = `${day ?? '1980-01-01'}T00:00:00Z`;
  const named = Object.entries(parts).map(([name, content]): [string, Uint8Array] => {
    if (!/\.(xml|rels)$/.test(name)) return [name, content];
    const text = settled(name, { text: partText(parts, name) ?? '', ids, time });
    return [name, textPart(name === DOCUMENT && spliced ? spliced.putInto(text) : text)];
  });
  return zip(Object.fromEntries(named));
}

function settled(name: string, { text, ids, time }: { text: string; ids: Ids; time: string }): string {
  if (name === '[Content_Types].xml') return text.replace(TEMPLATE_TYPE, DOCUMENT_TYPE);
  const renamed = ids.rename(text);
  if (name === 'docProps/core.xml') {
    return renamed.replace(
      /(<dcterms:(created|modified)\b[^>]*>)[^<]*/g,
      (_, open: string) => `${open}${time}`,
    );
  }
  return name.startsWith('word/')
    ? unmarkBraces(numbered(withoutNamespaces(withFieldRuns(renamed))))
    : renamed;
}

/** Relationship ids made by chance get numbers, in the order the parts name them; then those no part names. */
class Ids {
  readonly #names = new Map<string, string>();

  constructor(parts: Parts) {
    const names = Object.keys(parts).sort();
    const texts = names
      .filter((name) => name.endsWith('.xml'))
      .concat(names.filter((name) => name.endsWith('.rels')));
    for (const name of texts) {
      for (const [id] of (partText(parts, name) ?? '').matchAll(CHANCE)) {
        if (!this.#names.has(id)) this.#names.set(id, `rIdL${this.#names.size + 1}`);
      }
    }
  }

  rename(text: string): string {
    return text.replace(CHANCE, (id) => this.#names.get(id) ?? id);
  }
}

/** A page number that is filled in stands in the run of the field's separator, where LibreOffice does not see it. */
function withFieldRuns(text: string): string {
  return text
    .replace(/(<w:fldChar w:fldCharType="separate"\/>)(<w:t\b)/g, '$1</w:r><w:r>$2')
    .replaceAll('<w:r/>', '');
}

/** Imported blocks repeat the namespaces that the whole part declares. */
function withoutNamespaces(text: string): string {
  return text.replace(/(<w:(?:p|sectPr|fldSimple)) xmlns:w="[^"]*"(?: xmlns:r="[^"]*")?/g, '$1');
}

/** Bookmarks and drawings are counted through the whole process; each part counts its own from 1. */
function numbered(text: string): string {
  const bookmarks = new Map<string, number>();
  let drawings = 0;
  return text
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)/g, (_, lead: string, id: string) => {
      if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
      return `${lead}${bookmarks.get(id)}`;
    })
    .replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*/g, (_, lead: string) => {
      drawings++;
      return `${lead}${drawings}`;
    });
}
