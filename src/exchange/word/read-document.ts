import { holdsMacros, MACROS } from '../../render/docx/open-parts.ts';
import { type Parts, partText, unzip } from '../../render/docx/zip.ts';
import { readBody, wordPrefix } from './read-body.ts';
import { type BareRemark, withAnchors } from './revision-list.ts';
import { attributeOf, scanXml } from './scan-xml.ts';
import type { Property, WordDocument } from './word-document.ts';

/** Reads what a Word document says; a string says why it cannot be read. Nothing in it is followed or run. */
export function readWordDocument(bytes: Uint8Array): WordDocument | string {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  const main = mainPart(parts);
  const xml = partText(parts, main);
  if (xml === undefined) return 'it is not a Word document';
  if (holdsMacros(parts)) return MACROS;
  const styles = styleNames(partText(parts, 'word/styles.xml') ?? '');
  const properties = readProperties(parts);
  const remarks = readRemarks(partText(parts, 'word/comments.xml') ?? '');
  if (typeof styles === 'string') return styles;
  if (typeof properties === 'string') return properties;
  if (typeof remarks === 'string') return remarks;
  const body = readBody(xml, styles);
  if (typeof body === 'string') return body;
  const { blocks, controls, open } = body;
  const { changes, insertions, deletions } = open;
  const revisions = { insertions, deletions, comments: remarks.length };
  return { blocks, controls, changes, remarks: withAnchors(remarks, open.anchors), properties, revisions };
}

/** Word on the web names the part of the text otherwise than Word does. */
function mainPart(parts: Parts): string {
  const links = partText(parts, '_rels/.rels') ?? '';
  const [link] = /<Relationship\b[^<>]*\/officeDocument"[^<>]*>/.exec(links) ?? [];
  const target = link === undefined ? undefined : attributeOf(link, 'Target');
  return target?.replace(/^\//, '') ?? 'word/document.xml';
}

function styleNames(xml: string): ReadonlyMap<string, string> | string {
  const names = new Map<string, string>();
  const prefix = wordPrefix(xml) ?? 'w:';
  let id = '';
  const broken = scanXml(xml, {
    open: (name, attributes) => {
      if (name === `${prefix}style`) id = attributeOf(attributes, `${prefix}styleId`) ?? '';
      if (name === `${prefix}name` && id !== '')
        names.set(id, (attributeOf(attributes, `${prefix}val`) ?? '').toLowerCase());
    },
    close: (name) => {
      if (name === `${prefix}style`) id = '';
    },
    text: () => {},
  });
  return broken ?? names;
}

function readRemarks(xml: string): BareRemark[] | string {
  const prefix = wordPrefix(xml) ?? 'w:';
  const remarks: { id: string; author: string; date: string; text: string }[] = [];
  const path: string[] = [];
  const broken = scanXml(xml, {
    open: (name, attributes) => {
      path.push(name);
      const value = (key: string) => attributeOf(attributes, `${prefix}${key}`) ?? '';
      const last = remarks.at(-1);
      if (name === `${prefix}comment`)
        remarks.push({ id: value('id'), author: value('author'), date: value('date'), text: '' });
      else if (name === `${prefix}p` && last && last.text !== '') last.text += '\n';
    },
    close: () => path.pop(),
    text: (text) => {
      const last = remarks.at(-1);
      if (last && path.at(-1) === `${prefix}t`) last.text += text;
    },
  });
  return broken ?? remarks;
}

function readProperties(parts: Parts): Property[] | string {
  const properties: Property[] = [];
  for (const part of ['docProps/core.xml', 'docProps/custom.xml']) {
    const path: string[] = [];
    let name = '';
    const broken = scanXml(partText(parts, part) ?? '', {
      open: (element, attributes) => {
        path.push(element);
        if (path.length === 2) name = attributeOf(attributes, 'name') ?? element.replace(/^.*:/, '');
      },
      close: () => path.pop(),
      text: (text) => {
        if (path.length >= 2 && text.trim() !== '') properties.push({ name, text: text.trim() });
      },
    });
    if (broken !== undefined) return broken;
  }
  return properties;
}
