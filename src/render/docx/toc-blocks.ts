import { type FileChild, ImportedXmlComponent } from 'docx';
import type { NumberedHeading } from '../markdown/number-tree.ts';
import { escapeXml, markBraces } from './safe-text.ts';

const DEEPEST = 3;
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Returns the name of the bookmark the table of contents points to. */
export function tocBookmark(heading: NumberedHeading): string {
  return `_Toc${String(heading.order).padStart(8, '0')}`;
}

/** Returns a table of contents: a field Word can update, with its entries written and their pages left to be filled. */
export function tocBlocks(headings: Iterable<NumberedHeading>, width: number): FileChild[] {
  const entries = [...headings].filter(({ depth }) => depth <= DEEPEST);
  return entries.map((heading, i) => {
    const begin = i === 0 ? fieldBegin(`TOC \\o "1-${DEEPEST}" \\h \\z \\u`) : '';
    const end = i === entries.length - 1 ? FIELD_END : '';
    return fromXml(`<w:p ${NAMESPACE}>${properties(heading, width)}${begin}${entry(heading)}${end}</w:p>`);
  });
}

function properties({ depth, number }: NumberedHeading, width: number): string {
  const indent = (depth - 1) * 240;
  const tab = number === '' ? '' : `<w:tab w:val="left" w:pos="${indent + 360 + depth * 160}"/>`;
  return `<w:pPr><w:pStyle w:val="TOC${depth}"/><w:tabs>${tab}<w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs></w:pPr>`;
}

function entry(heading: NumberedHeading): string {
  const bookmark = tocBookmark(heading);
  const number = heading.number === '' ? '' : `${textRun(heading.number)}<w:r><w:tab/></w:r>`;
  const page = `${fieldBegin(`PAGEREF ${bookmark} \\h`)}${textRun('0')}${FIELD_END}`;
  const text = `${number}${textRun(heading.text)}<w:r><w:tab/></w:r>${page}`;
  return `<w:hyperlink w:anchor="${bookmark}" w:history="1">${text}</w:hyperlink>`;
}

function fieldBegin(instruction: string): string {
  const code = `<w:r><w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r>`;
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
}

const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

function textRun(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeXml(markBraces(text))}</w:t></w:r>`;
}

/** docx writes imported XML wherever a block can stand, though its types do not say so. */
function fromXml(xml: string): FileChild {
  return ImportedXmlComponent.fromXmlString(xml) as unknown as FileChild;
}
