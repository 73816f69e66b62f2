/** What is told of each piece of an XML text, in order. An empty element is opened and closed. */
export type XmlVisitor = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const BROKEN = 'its XML is broken';

/**
 * Walks through an XML text once, from front to back, whatever it holds; returns why it cannot be
 * read where it declares a document type, or its elements do not fit into each other.
 */
export function scanXml(xml: string, visitor: XmlVisitor): string | undefined {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const piece = pieceAt(xml, at);
    if (typeof piece === 'string') return piece;
    if (piece.kind === 'text') visitor.text(piece.text);
    else if (piece.kind === 'tag' && !takeTag(piece.text, open, visitor)) return BROKEN;
    at = piece.end;
  }
  return open.length === 0 ? undefined : BROKEN;
}

type Piece = { readonly kind: 'text' | 'tag' | 'aside'; readonly text: string; readonly end: number };

function pieceAt(xml: string, at: number): Piece | string {
  if (xml[at] !== '<') {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    return { kind: 'text', text: decodeXml(xml.slice(at, end)), end };
  }
  if (xml.startsWith('<!--', at)) return aside(xml, at, '-->');
  if (xml.startsWith('<?', at)) return aside(xml, at, '?>');
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at);
    return end < 0 ? BROKEN : { kind: 'text', text: xml.slice(at + 9, end), end: end + 3 };
  }
  if (xml[at + 1] === '!')
    return 'it declares a document type (DOCTYPE), which no document of this kind needs';
  const end = tagEnd(xml, at + 1);
  return end === undefined ? BROKEN : { kind: 'tag', text: xml.slice(at + 1, end), end: end + 1 };
}

function aside(xml: string, at: number, mark: string): Piece | string {
  const end = xml.indexOf(mark, at);
  return end < 0 ? BROKEN : { kind: 'aside', text: '', end: end + mark.length };
}

/** A `>` within quotes does not end a tag. */
function tagEnd(xml: string, from: number): number | undefined {
  const mark = /["'<>]/g;
  mark.lastIndex = from;
  for (let found = mark.exec(xml); found; found = mark.exec(xml)) {
    if (found[0] === '>') return found.index;
    const closed = found[0] === '<' ? -1 : xml.indexOf(found[0], found.index + 1);
    if (closed < 0) return undefined;
    mark.lastIndex = closed + 1;
  }
  return undefined;
}

function takeTag(text: string, open: string[], visitor: XmlVisitor): boolean {
  if (text.startsWith('/')) {
    const name = text.slice(1).trimEnd();
    if (open.pop() !== name) return false;
    visitor.close(name);
    return true;
  }
  const empty = text.endsWith('/');
  const inner = empty ? text.slice(0, -1) : text;
  const space = inner.search(/\s/);
  const name = space < 0 ? inner : inner.slice(0, space);
  if (name === '') return false;
  visitor.open(name, space < 0 ? '' : inner.slice(space));
  if (empty) visitor.close(name);
  else open.push(name);
  return true;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns a text with its character references read. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (_, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? '';
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Returns the value of an attribute in the text between an element's name and its end. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (key === name) return decodeXml(double ?? single ?? '');
  return undefined;
}
