import { ControlTree } from './control-tree.ts';
import { RevisionList } from './revision-list.ts';
import { attributeOf, scanXml } from './scan-xml.ts';
import type { Paragraph, WordDocument, WordTable } from './word-document.ts';

/** The text of a document, its content controls, and what is open in it. */
export type Body = Pick<WordDocument, 'blocks' | 'controls'> & { readonly open: RevisionList };

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
  readonly #controls = new ControlTree();
  readonly #open = new RevisionList();
  #tablesBefore = 0;
  #heading = '';
  #skipping = 0;
  #carried = '';
  #placeholder = false;

  constructor(styles: ReadonlyMap<string, string>, prefix: string) {
    this.#styles = styles;
    this.#prefix = prefix;
  }

  body(): Body {
    return { blocks: this.#blocks, controls: this.#controls.roots, open: this.#open };
  }

  readonly open = (raw: string, attributes: string): void => {
    const name = this.#local(raw);
    const at = { parent: this.#path.at(-1) ?? '', prefix: this.#prefix, where: this.#where() };
    this.#open.open(name, attributes, at);
    this.#mark(name);
    this.#openControl(name, attributes);
    if (this.#skips(name)) this.#skipping++;
    if (name === 'p') this.#openParagraph();
    else if (name === 'tbl') this.#openTable();
    else if (name === 'pStyle') this.#style(attributes);
    else this.#openTablePart(name);
    const space = Object.hasOwn(SPACES, name) ? SPACES[name] : undefined;
    if (space !== undefined && this.#path.at(-1) === 'r') this.#add(space);
    this.#path.push(name);
  };

  readonly close = (raw: string): void => {
    const name = this.#local(raw);
    this.#path.pop();
    this.#open.close(name, this.#path.at(-1) ?? '');
    if (name === 'sdt') this.#controls.close();
    if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tr') this.#closeRow();
    else if (name === 'tbl') this.#closeTable();
    if (this.#skips(name)) this.#skipping--;
    if (name === 'sdtContent') this.#placeholder = false;
  };

  readonly text = (text: string): void => {
    const name = this.#path.at(-1);
    if (name === 't') this.#add(text);
    if (name === 'delText' || (name === 't' && this.#path.includes('moveFrom'))) this.#open.add(text, 'gone');
  };

  #local(raw: string): string {
    if (this.#prefix === '') return raw;
    return raw.startsWith(this.#prefix) ? raw.slice(this.#prefix.length) : `:${raw}`.replace(/^:mc:/, 'mc:');
  }

  #skips(name: string): boolean {
    return UNREAD.has(name) || (name === 'sdtContent' && this.#placeholder);
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

  #openControl(name: string, attributes: string): void {
    if (name === 'sdt') this.#controls.open();
    if (this.#path.at(-1) !== 'sdtPr') return;
    if (name === 'tag') this.#controls.mark({ tag: attributeOf(attributes, `${this.#prefix}val`) ?? '' });
    if (name.endsWith(':repeatingSection')) this.#controls.mark('section');
    if (name.endsWith(':repeatingSectionItem')) this.#controls.mark('item');
  }

  #openParagraph(): void {
    this.#controls.beginParagraph();
    this.#paragraphs.push({ text: this.#takeCarried(), style: '', joins: false });
  }

  #openTable(): void {
    if (this.#tables.length === 0) this.#tablesBefore++;
    this.#tables.push({ rows: [], row: [], cell: undefined, gone: false });
  }

  /** The place that is read, as people find it again. */
  #where(): string {
    const [table] = this.#tables;
    if (table) return `table ${this.#tablesBefore}, row ${table.rows.length + 1}`;
    return this.#heading === '' ? 'at the beginning' : `below "${this.#heading}"`;
  }

  #openTablePart(name: string): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'tr') Object.assign(table, { row: [], gone: false });
    if (name === 'tc') table.cell = [];
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#skipping > 0) return;
    paragraph.text += text;
    this.#controls.add(text);
    this.#open.add(text, 'there');
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
      this.#controls.joinParagraph();
      return;
    }
    const { text, style } = paragraph;
    const cell = this.#tables.at(-1)?.cell;
    if (cell) cell.push(text);
    else {
      if (/^(title|heading \d)$/.test(style)) this.#heading = text.trim();
      this.#blocks.push({ kind: 'paragraph', text, style });
    }
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    table?.row.push((table.cell ?? []).join('\n').trim());
    if (table) table.cell = undefined;
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    this.#open.closeRow(table.row);
    if (table.gone) this.#controls.dropRow();
    else if (table.row.length > 0) table.rows.push(table.row);
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table) this.#blocks.push({ kind: 'table', rows: table.rows });
  }
}
