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
import type { Table as TableNode, TableRow as TableRowNode } from 'mdast';
import { plainText } from '../markdown/plain-text.ts';
import { readShades, type Shades, shadeOf } from '../markdown/shades.ts';
import type { Build } from './build.ts';
import { columnWidths } from './column-widths.ts';
import { DescribedTable } from './described-table.ts';
import { inlineRuns } from './inline.ts';
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
  const texts = node.children.map((row) => row.children.map((cell) => plainText(cell)));
  const [head, ...rest] = node.children;
  const headed = head !== undefined && request.look === 'grid';
  const rows = headed || (texts[0] ?? []).every((text) => text.trim() === '') ? rest : node.children;
  const widths = columnWidths(texts, request.width, request.shares);
  const table: Making = { node, build, request, widths, shades: readShades(request.shades) };
  const blocks: FileChild[] = [];
  for (let at = 0; at === 0 || at < rows.length; at += ROWS_A_TABLE) {
    const heading = headed ? [tableRow(head, table, true)] : [];
    const made = [...heading, ...rows.slice(at, at + ROWS_A_TABLE).map((row) => tableRow(row, table, false))];
    if (made.length > 0) blocks.push(wholeTable(made, table), new Paragraph({ style: 'TableSpace' }));
  }
  return blocks;
}

type Making = {
  readonly node: TableNode;
  readonly build: Build;
  readonly request: TableRequest;
  readonly widths: readonly number[];
  readonly shades: Shades;
};

/** A table without a caption is said by its headings; one that only arranges has nothing to say. */
function headingsOf({ children: [head] }: TableNode, { look }: TableRequest): string {
  if (look !== 'grid') return '';
  const texts = (head?.children ?? []).map((cell) => plainText(cell).trim());
  return texts.filter((text) => text !== '').join(', ');
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
  const described = request.caption ?? headingsOf(node, request);
  return described === '' ? new Table(options) : new DescribedTable(options, markBraces(described));
}

function tableRow(row: TableRowNode, table: Making, head: boolean): TableRow {
  const cells = table.widths.map((width, column) => tableCell(row, table, { width, column, head }));
  return new TableRow({ children: cells, cantSplit: true, ...(head && { tableHeader: true }) });
}

type CellPlace = { readonly width: number; readonly column: number; readonly head: boolean };

function tableCell(
  row: TableRowNode,
  { node, build, request, shades }: Making,
  { width, column, head }: CellPlace,
): TableCell {
  const nodes = row.children[column]?.children ?? [];
  const align = node.align?.[column];
  const name = request.look === 'fields' && column === 0;
  const style = head
    ? 'TableHeading'
    : name
      ? 'FieldName'
      : request.look === 'frame'
        ? 'Imprint'
        : 'TableText';
  const children = inlineRuns(nodes, build, { width: width - 220 });
  const paragraph = new Paragraph({ style, children, ...(align && { alignment: ALIGNMENTS[align] }) });
  const fill = head ? undefined : shadeOf(row.children[column], shades);
  return new TableCell({
    children: [paragraph],
    width: { size: width, type: WidthType.DXA },
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  });
}
