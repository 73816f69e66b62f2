import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  ImportedXmlComponent,
  type IRunPropertiesOptions,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx';
import type { Image, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { attribute, label } from '../markdown/attributes.ts';
import { LANGUAGE } from '../markdown/check-languages.ts';
import { readPicture } from '../markdown/picture.ts';
import { safeLink } from '../markdown/safe-link.ts';
import type { Build } from './build.ts';
import { markBraces } from './safe-text.ts';

type Look = Pick<IRunPropertiesOptions, 'bold' | 'italics' | 'strike' | 'style' | 'language'>;

/** Where a text stands: its look so far, and the width a picture can have in twentieths of a point. */
export type InlinePlace = { readonly look?: Look; readonly width: number };

/** Returns the runs of a text. */
export function inlineRuns(
  nodes: readonly PhrasingContent[],
  build: Build,
  place: InlinePlace,
): ParagraphChild[] {
  return nodes.flatMap((node) => inlineRun(node, build, place));
}

function inlineRun(node: PhrasingContent, build: Build, place: InlinePlace): ParagraphChild[] {
  const within = (look: Look) =>
    'children' in node
      ? inlineRuns(node.children, build, { ...place, look: { ...place.look, ...look } })
      : [];
  switch (node.type) {
    case 'text':
      return [run(node.value, place)];
    case 'emphasis':
      return within({ italics: true });
    case 'strong':
      return within({ bold: true });
    case 'delete':
      return within({ strike: true });
    case 'inlineCode':
      return [run(node.value, { ...place, look: { ...place.look, style: 'CodeText' } })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'html':
      return /^<br ?\/?>$/.test(node.value) ? [new TextRun({ break: 1 })] : [run(node.value, place)];
    case 'link':
      return link(safeLink(node.url), within(safeLink(node.url) === undefined ? {} : { style: 'Hyperlink' }));
    case 'image':
      return [picture(node, build, place)];
    case 'footnoteReference':
      return build.tree.notes.has(node.identifier) ? [noteReference(node.identifier, build)] : [];
    case 'textDirective':
      return node.name === 'lang' ? within(languageOf(node)) : directive(node, build, place);
    default:
      return within({});
  }
}

function run(value: string, { look }: InlinePlace): TextRun {
  return new TextRun({ ...look, text: markBraces(value.replace(/\s*\n\s*/g, ' ')) });
}

function link(address: string | undefined, children: ParagraphChild[]): ParagraphChild[] {
  return address === undefined ? children : [new ExternalHyperlink({ link: address, children })];
}

function directive(node: TextDirective, build: Build, place: InlinePlace): ParagraphChild[] {
  if (node.name !== 'ref') return [];
  const target = build.tree.numbering.targets.get(label(node));
  if (!target) return [run(label(node), place)];
  const how = target.kind === 'number' ? '\\r \\h' : '\\h';
  return [new SimpleField(`REF ${target.bookmark} ${how}`, markBraces(target.text))];
}

/** A second reference to a note repeats its number: a note stands once, and its number points at it. */
function noteReference(identifier: string, build: Build): ParagraphChild {
  const { number, isFirst } = build.noteNumber(identifier);
  const id = `note_${number}`;
  if (isFirst) return new Bookmark({ id, children: [new FootnoteReferenceRun(number)] });
  const run = `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${number}</w:t></w:r>`;
  return fromXml(`<w:fldSimple ${NAMESPACE} w:instr="NOTEREF ${id} \\f \\h">${run}</w:fldSimple>`);
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** docx writes imported XML wherever a run can stand, though its types do not say so. */
function fromXml(xml: string): ParagraphChild {
  return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild;
}

/** What is no tag of a language leaves the text in that of the document. */
function languageOf(node: TextDirective): Look {
  const tag = attribute(node, 'tag') ?? '';
  return LANGUAGE.test(tag) ? { language: { value: tag } } : {};
}

/** The width of a pixel, in twentieths of a point. */
const PIXEL = 15;

function picture(node: Image, build: Build, place: InlinePlace): ParagraphChild {
  const found = readPicture(build.files, node.url);
  if (typeof found === 'string') return run(`[${node.alt ?? node.url}]`, place);
  const scale = Math.min(1, place.width / PIXEL / found.width);
  const transformation = { width: Math.round(found.width * scale), height: Math.round(found.height * scale) };
  const name = `Picture ${build.nextPicture()}`;
  const altText = { name, title: '', description: markBraces(node.alt ?? '') };
  return new ImageRun({ type: found.type, data: found.data, transformation, altText });
}

/** Returns runs inside the bookmarks that references and the table of contents point to. */
export function bookmarked(names: readonly string[], runs: readonly ParagraphChild[]): ParagraphChild[] {
  return names.reduce<ParagraphChild[]>((children, id) => [new Bookmark({ id, children })], [...runs]);
}
