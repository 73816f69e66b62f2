import { attributeOf, scanXml } from './scan-xml.ts';
import type { Paragraph, Revisions, WordDocument, WordTable } from './word-document.ts';

/** The text of a document, and what is open in it. */
export type Body = Pick<WordDocument, 'blocks'> & { readonly revisions: Omit<Revisions, 'comments'> };

/** Reads the document part; a string says why it cannot be read. `styles` gives names for ids. */
export function readBody(xml: string, styles: ReadonlyMap<string, string>): Body | string {
  const prefix = wordPrefix(xml);
  if (prefix === undefined) return 'it is not a Word document';
  const reader = new BodyReader(styles, prefix);
  return scanXml(xml, reader) ?? reader.body();
}

const NAMESPACE =
  /\sxmlns(?::([^\s="']+))?\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

/** Returns the prefix that a part gives to the elements of Word, colon included. */
export function wordPrefix(xml: string): string | undefined {
  const found = NAMESPACE.exec(xml.slice(0, 20_000));
  return found ? (found[1] === undefined ? '' : `${found[1]}:`) : undefined;
}

type OpenParagraph = { text: string; style: string; joins: boolean };
type OpenTable = { readonly rows: string[][]; row: string[]; cell: string[] | undefined; gone: boolean };

const SPACES: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Elements whose text is not part of the document: taken away, or a second version for old programs. */
const UNREAD = new Set(['del', 'moveFrom', 'mc:Fallback', 'instrText', 'delText']);

class BodyReader {
  readonly #blocks: (Paragraph | WordTable)[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #path: string[] = [];
  readonly #styles: ReadonlyMap<string, string>;
  readonly #prefix: string;
  #skipping = 0;
  #carried = '';
  #placeholder = false;
  #insertions = 0;
  #deletions = 0;

  constructor(styles: ReadonlyMap<string, string>, prefix: string) {
    this.#styles = styles;
    this.#prefix = prefix;
  }

  body(): Body {
    return {
      blocks: this.#blocks,
      revisions: { insertions: this.#insertions, deletions: this.#deletions },
    };
  }

  readonly open = (raw: string, attributes: string): void => {
    const name = this.#local(raw);
    this.#count(name);
    this.#mark(name);
    if (this.#skips(name)) this.#skipping++;
    if (name === 'p') this.#paragraphs.push({ text: this.#takeCarried(), style: '', joins: false });
    else if (name === 'tbl') this.#tables.push({ rows: [], row: [], cell: undefined, gone: false });
    else if (name === 'pStyle') this.#style(attributes);
    else this.#openTablePart(name);
    const space = Object.hasOwn(SPACES, name) ? SPACES[name] : undefined;
    if (space !== undefined && this.#path.at(-1) === 'r') this.#add(space);
    this.#path.push(name);
  };

  readonly close = (raw: string): void => {
    const name = this.#local(raw);
    this.#path.pop();
    if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tr') this.#closeRow();
    else if (name === 'tbl') this.#closeTable();
    if (this.#skips(name)) this.#skipping--;
    if (name === 'sdtContent') this.#placeholder = false;
  };

  readonly text = (text: string): void => {
    if (this.#path.at(-1) === 't') this.#add(text);
  };

  #local(raw: string): string {
    if (this.#prefix === '') return raw;
    return raw.startsWith(this.#prefix) ? raw.slice(this.#prefix.length) : `:${raw}`.replace(/^:mc:/, 'mc:');
  }

  #skips(name: string): boolean {
    return UNREAD.has(name) || (name === 'sdtContent' && this.#placeholder);
  }

  #count(name: string): void {
    if (name === 'ins' || name === 'moveTo') this.#insertions++;
    if (name === 'del' || name === 'moveFrom') this.#deletions++;
  }

  /** Marks on paragraphs, rows and controls that change what is read of them. */
  #mark(name: string): void {
    if (name === 'showingPlcHdr') this.#placeholder = true;
    if (name !== 'del') return;
    const table = this.#tables.at(-1);
    const paragraph = this.#paragraphs.at(-1);
    if (this.#path.at(-1) === 'trPr' && table) table.gone = true;
    if (this.#path.at(-2) === 'pPr' && paragraph) paragraph.joins = true;
  }

  #style(attributes: string): void {
    const id = attributeOf(attributes, `${this.#prefix}val`) ?? '';
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.style = this.#styles.get(id) ?? id.toLowerCase();
  }

  #openTablePart(name: string): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'tr') Object.assign(table, { row: [], gone: false });
    if (name === 'tc') table.cell = [];
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#skipping === 0) paragraph.text += text;
  }

  /** A paragraph whose end is taken away goes on in the next one. */
  #takeCarried(): string {
    const text = this.#carried;
    this.#carried = '';
    return text;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.joins) {
      this.#carried = paragraph.text;
      return;
    }
    const { text, style } = paragraph;
    const cell = this.#tables.at(-1)?.cell;
    if (cell) cell.push(text);
    else this.#blocks.push({ kind: 'paragraph', text, style });
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    table?.row.push((table.cell ?? []).join('\n').trim());
    if (table) table.cell = undefined;
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table && !table.gone && table.row.length > 0) table.rows.push(table.row);
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table) this.#blocks.push({ kind: 'table', rows: table.rows });
  }
}
