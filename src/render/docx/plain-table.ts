import type { PhrasingContent, Table, TableCell } from 'mdast';
import { escapeXml } from './safe-text.ts';

/** What a table looks like, in the words of Word. */
export type PlainTable = {
  readonly style: string;
  readonly width: number;
  readonly widths: readonly number[];
  readonly headed: boolean;
  /** Whether its first column names what is in the others. */
  readonly named: boolean;
  readonly align: Table['align'];
  readonly caption: string | undefined;
};

/** A cell as it is written: its text, the style of its paragraph, its colour. */
export type PlainCell = {
  readonly nodes: readonly PhrasingContent[];
  readonly style: string;
  readonly fill: string | undefined;
};

/** A row as it is written. */
export type PlainRow = { readonly head: boolean; readonly cells: readonly PlainCell[] };

/** Whether a cell holds text and nothing that other parts of the document must know of: links, pictures, notes. */
export function isPlain(cell: TableCell): boolean {
  return cell.children.every(isPlainNode);
}

function isPlainNode(node: PhrasingContent): boolean {
  if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete')
    return node.children.every(isPlainNode);
  return ['text', 'inlineCode', 'break', 'html'].includes(node.type);
}

/**
 * Returns a table of plain cells as Word has it: what the library writes of the same table, letter for
 * letter. The library keeps some thirty objects for every cell, which ten thousand rows have no room for.
 */
export function plainTableXml(rows: readonly PlainRow[], table: PlainTable): string {
  const { style, width, widths, headed, named, caption } = table;
  const look = `<w:tblLook w:firstRow="${headed}" w:lastRow="false" w:firstColumn="${named}" w:lastColumn="false" w:noHBand="false" w:noVBand="true"/>`;
  const said = caption === undefined ? '' : `<w:tblCaption w:val="${escapeXml(printable(caption))}"/>`;
  const properties = `<w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:type="dxa" w:w="${width}"/><w:tblLayout w:type="fixed"/>${look}${said}</w:tblPr>`;
  const grid = widths.map((column) => `<w:gridCol w:w="${column}"/>`).join('');
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows.map((row) => rowXml(row, table)).join('')}</w:tbl>`;
}

/** The little room after a table, as a paragraph of its own. */
export const TABLE_SPACE: string = '<w:p><w:pPr><w:pStyle w:val="TableSpace"/></w:pPr></w:p>';

function rowXml({ head, cells }: PlainRow, { widths, align }: PlainTable): string {
  const inside = cells.map((cell, column) => {
    const side = align?.[column];
    const justified = side ? `<w:jc w:val="${side}"/>` : '';
    const shade =
      cell.fill === undefined ? '' : `<w:shd w:fill="${cell.fill}" w:color="auto" w:val="clear"/>`;
    return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${widths[column] ?? 0}"/>${shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val="${cell.style}"/>${justified}</w:pPr>${runs(cell.nodes, {})}</w:p></w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${inside.join('')}</w:tr>`;
}

type Look = {
  readonly style?: boolean;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
};

function runs(nodes: readonly PhrasingContent[], look: Look): string {
  return nodes.map((node) => runOf(node, look)).join('');
}

function runOf(node: PhrasingContent, look: Look): string {
  switch (node.type) {
    case 'strong':
      return runs(node.children, { ...look, bold: true });
    case 'emphasis':
      return runs(node.children, { ...look, italics: true });
    case 'delete':
      return runs(node.children, { ...look, strike: true });
    case 'inlineCode':
      return textRun(node.value, { ...look, style: true });
    case 'html':
      return /^<br ?\/?>$/.test(node.value) ? BREAK : textRun(node.value, look);
    case 'text':
      return textRun(node.value, look);
    default:
      return BREAK;
  }
}

const BREAK = '<w:r><w:br/></w:r>';

function textRun(value: string, { style, bold, italics, strike }: Look): string {
  const properties = [
    style && '<w:rStyle w:val="CodeText"/>',
    bold && '<w:b/><w:bCs/>',
    italics && '<w:i/><w:iCs/>',
    strike && '<w:strike/>',
  ]
    .filter(Boolean)
    .join('');
  const text = escapeXml(printable(value.replace(/\s*\n\s*/g, ' '))).replaceAll('&quot;', '"');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

const UNPRINTABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML cannot hold is left out, as the library leaves it out. */
function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}
