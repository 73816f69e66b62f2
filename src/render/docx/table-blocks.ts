import {
  AlignmentType,
  type FileChild,
  type ITableOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { TableCell as TableCellNode, Table as TableNode, TableRow as TableRowNode } from 'mdast';
import { plainText } from '../markdown/plain-text.ts';
import { readShades, type Shades, shadeOf } from '../markdown/shades.ts';
import type { Build } from './build.ts';
import { columnWidths } from './column-widths.ts';
import { DescribedTable } from './described-table.ts';
import { inlineRuns } from './inline.ts';
import { isPlain, plainTableXml, TABLE_SPACE } from './plain-table.ts';
import { markBraces } from './safe-text.ts';

/** How a table looks: with a heading row, as names and values, or as a mere frame for the title page's foot. */
export type TableLook = 'grid' | 'fields' | 'frame';

export type TableRequest = {
  readonly look: TableLook;
  readonly width: number;
  readonly shares: string | undefined;
  /** The words and their colours, as the attribute `shades` has them. */
  readonly shades?: string | undefined;
  /** Its caption, for those who hear the document. */
  readonly caption?: string | undefined;
};

/** Word and LibreOffice lay out one table of many rows far slower than several. */
const ROWS_A_TABLE = 500;
const STYLES = { grid: 'GrantbookTable', fields: 'GrantbookFields', frame: 'GrantbookFrame' };
const ALIGNMENTS = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };

/** Returns a table, in pieces where it is long, each followed by a little room. */
export function tableBlocks(node: TableNode, build: Build, request: TableRequest): FileChild[] {
  const texts = node.children.slice(0, MEASURED).map((row) => row.children.map((cell) => plainText(cell)));
  const [head, ...rest] = node.children;
  const headed = head !== undefined && request.look === 'grid';
  const rows = headed || (texts[0] ?? []).every((text) => text.trim() === '') ? rest : node.children;
  const widths = columnWidths(texts, request.width, request.shares);
  const table: Making = { node, build, request, widths, shades: readShades(request.shades) };
  const pieces: TableRowNode[][] = [];
  for (let at = 0; at === 0 || at < rows.length; at += ROWS_A_TABLE)
    pieces.push(rows.slice(at, at + ROWS_A_TABLE));
  const filled = pieces.filter((piece) => headed || piece.length > 0);
  const plain = node.children.every((row) => row.children.every(isPlain));
  if (plain && build.spliced) {
    const xml = filled.map((piece) => plainPiece(headed ? [head, ...piece] : piece, table, headed));
    return [build.spliced.place(xml.join(''))];
  }
  return filled.flatMap((piece) => {
    const heading = headed ? [tableRow(head, table, true)] : [];
    const made = [...heading, ...piece.map((row) => tableRow(row, table, false))];
    return [wholeTable(made, table), new Paragraph({ style: 'TableSpace' })];
  });
}

function plainPiece(rows: readonly TableRowNode[], table: Making, headed: boolean): string {
  const { node, request, widths } = table;
  const written = rows.map((row, i) => {
    const head = headed && i === 0;
    const cells = widths.map((_, column) => {
      const { style, fill } = cellLook(row.children[column], table, { column, head });
      return { nodes: row.children[column]?.children ?? [], style, fill };
    });
    return { head, cells };
  });
  const { look, width } = request;
  const caption = describedAs(node, request);
  const shape = { style: STYLES[look], width, widths, headed: look === 'grid', named: look === 'fields' };
  const words = { ...shape, align: node.align, caption };
  return plainTableXml(written, words) + TABLE_SPACE;
}

/** As many rows tell how wide columns must be. */
const MEASURED = 501;

type Making = {
  readonly node: TableNode;
  readonly build: Build;
  readonly request: TableRequest;
  readonly widths: readonly number[];
  readonly shades: Shades;
};

/** A table without a caption is said by its headings; one that only arranges has nothing to say. */
function describedAs({ children: [head] }: TableNode, { caption, look }: TableRequest): string | undefined {
  if (caption !== undefined || look !== 'grid') return caption;
  const texts = (head?.children ?? []).map((cell) => plainText(cell).trim());
  return texts.filter((text) => text !== '').join(', ') || undefined;
}

function wholeTable(rows: TableRow[], { node, request, widths }: Making): Table {
  const options: ITableOptions = {
    rows,
    style: STYLES[request.look],
    width: { size: request.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: {
      firstRow: request.look === 'grid',
      lastRow: false,
      // The names of a table of names and values are its headings.
      firstColumn: request.look === 'fields',
      lastColumn: false,
      noHBand: false,
      noVBand: true,
    },
  };
  const described = describedAs(node, request);
  return described === undefined ? new Table(options) : new DescribedTable(options, markBraces(described));
}

function tableRow(row: TableRowNode, table: Making, head: boolean): TableRow {
  const cells = table.widths.map((width, column) => tableCell(row, table, { width, column, head }));
  return new TableRow({ children: cells, cantSplit: true, ...(head && { tableHeader: true }) });
}

type CellPlace = { readonly column: number; readonly head: boolean };

/** The style of a cell's paragraph, and the colour behind it. */
function cellLook(
  cell: TableCellNode | undefined,
  { request, shades }: Making,
  { column, head }: CellPlace,
): { readonly style: string; readonly fill: string | undefined } {
  if (head) return { style: 'TableHeading', fill: undefined };
  const name = request.look === 'fields' && column === 0;
  const text = request.look === 'frame' ? 'Imprint' : 'TableText';
  return { style: name ? 'FieldName' : text, fill: shadeOf(cell, shades) };
}

function tableCell(
  row: TableRowNode,
  table: Making,
  { width, column, head }: CellPlace & { readonly width: number },
): TableCell {
  const { node, build } = table;
  const nodes = row.children[column]?.children ?? [];
  const align = node.align?.[column];
  const { style, fill } = cellLook(row.children[column], table, { column, head });
  const children = inlineRuns(nodes, build, { width: width - 220 });
  const paragraph = new Paragraph({ style, children, ...(align && { alignment: ALIGNMENTS[align] }) });
  return new TableCell({
    children: [paragraph],
    width: { size: width, type: WidthType.DXA },
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  });
}
