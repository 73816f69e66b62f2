import { holdable } from '../../registry/forms/form-words.ts';
import { escapeXml } from '../docx/safe-text.ts';

/** Returns a text as it stands in XML, in an attribute as well. */
export function xmlText(text: string): string {
  return escapeXml(holdable(text));
}

/** Returns runs of a text: its line ends are breaks, its tabs tabs. */
export function runs(text: string, style = ''): string {
  const properties = style === '' ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  const pieces = text.split(/(\r\n|\r|\n|\t)/).filter((piece) => piece !== '');
  const inner = pieces.map((piece) => {
    if (piece === '\t') return '<w:tab/>';
    return /^[\r\n]/.test(piece) ? '<w:br/>' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`;
  });
  return `<w:r>${properties}${inner.join('')}</w:r>`;
}

/** Returns a paragraph of a style around runs. */
export function paragraph(style: string, inner: string): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${inner}</w:p>`;
}

/** Returns a cell of a width in twentieths of a point. */
export function cell(width: number, content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
}

/** Returns a row; a heading row stands again on every page. */
export function row(cells: readonly string[], heading = false): string {
  const properties = `<w:trPr><w:cantSplit/>${heading ? '<w:tblHeader/>' : ''}</w:trPr>`;
  return `<w:tr>${properties}${cells.join('')}</w:tr>`;
}

/** Returns a table of columns of these widths; its first row may be a heading. */
export function table(style: string, widths: readonly number[], rows: string): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const heading = style === 'GrantbookTable' ? 1 : 0;
  const properties = `<w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="${heading}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`;
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl>${properties}${grid}${rows}</w:tbl>${paragraph('TableSpace', '')}`;
}
