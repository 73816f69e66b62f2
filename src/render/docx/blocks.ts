import {
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx';
import type {
  BlockContent,
  DefinitionContent,
  Heading,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { attribute } from '../markdown/attributes.ts';
import type { Build, Place } from './build.ts';
import { chartBlocks } from './chart-blocks.ts';
import { bookmarked, inlineRuns } from './inline.ts';
import { roomBetween } from './room-between.ts';
import { markBraces } from './safe-text.ts';
import { tableBlocks } from './table-blocks.ts';
import { tocBlocks, tocBookmark } from './toc-blocks.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];
const STYLES = {
  body: undefined,
  front: undefined,
  cover: 'CoverText',
  imprint: 'Imprint',
  note: 'NoteBox',
  quote: 'Quote',
  footnote: 'FootnoteText',
};

/** Returns the Word blocks of a stretch of the document. */
export function blocksOf(nodes: readonly RootContent[], build: Build, place: Place): FileChild[] {
  const blocks: FileChild[] = [];
  let newPage = place.newPage ?? false;
  for (const [at, node] of nodes.entries()) {
    if (node.type === 'leafDirective' && node.name === 'pagebreak') newPage = true;
    else {
      blocks.push(...roomBetween(nodes[at - 1], node));
      const made = blockOf(node, build, { ...place, newPage });
      if (made.length > 0) newPage = false;
      blocks.push(...made);
    }
  }
  return blocks;
}

function blockOf(node: RootContent, build: Build, place: Place): FileChild[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(node.children, build, place)];
    case 'heading':
      return [heading(node, build, place)];
    case 'list':
      return [...breakBefore(place), ...list(node, build, { place, level: 0 })];
    case 'table':
      return table(node, build, place);
    case 'blockquote':
      return blocksOf(node.children, build, { ...place, role: 'quote' });
    case 'code':
      return [code(node.value, place)];
    case 'html':
      return [new Paragraph({ ...start(place), children: [new TextRun({ text: markBraces(node.value) })] })];
    case 'containerDirective':
      return container(node, build, place);
    case 'leafDirective':
      return node.name === 'toc'
        ? [...breakBefore(place), ...tocBlocks(build.tree.numbering.headings.values(), place.width)]
        : [];
    default:
      return [];
  }
}

function paragraph(nodes: readonly PhrasingContent[], build: Build, place: Place): Paragraph {
  return new Paragraph({ ...start(place), children: inlineRuns(nodes, build, { width: place.width }) });
}

/** What begins a paragraph at a place: its style, and whether it begins a page. */
function start({ role, newPage }: Place): IParagraphOptions {
  const style = STYLES[role];
  return { ...(style !== undefined && { style }), ...(newPage && { pageBreakBefore: true }) };
}

/** A page break before what cannot carry one itself. */
function breakBefore({ newPage }: Place): Paragraph[] {
  return newPage ? [new Paragraph({ style: 'TableSpace', pageBreakBefore: true })] : [];
}

function heading(node: Heading, build: Build, place: Place): Paragraph {
  const numbered = build.tree.numbering.headings.get(node);
  const runs = inlineRuns(node.children, build, { width: place.width });
  const page = place.newPage ? { pageBreakBefore: true } : {};
  if (!numbered) return new Paragraph({ style: frontStyle(node, place), children: runs, ...page });
  const anchors = node.children.flatMap((child) =>
    child.type === 'textDirective' && child.name === 'anchor' ? [attribute(child, 'id')] : [],
  );
  const names = anchors.flatMap((id) => build.tree.numbering.targets.get(id ?? '')?.bookmark ?? []);
  return new Paragraph({
    heading: HEADINGS[node.depth - 1] ?? HeadingLevel.HEADING_6,
    children: bookmarked([...names, tocBookmark(numbered)], runs),
    ...(numbered.number === '' && { numbering: false }),
    ...page,
  });
}

function frontStyle({ depth }: Heading, { role }: Place): string {
  if (role !== 'cover') return 'FrontHeading';
  return depth === 1 ? 'Title' : depth === 2 ? 'Subtitle' : 'CoverKicker';
}

function code(value: string, place: Place): Paragraph {
  const children = value
    .split('\n')
    .map((line, i) => new TextRun({ text: markBraces(line), ...(i > 0 && { break: 1 }) }));
  return new Paragraph({ ...start(place), style: 'CodeBlock', children });
}

type ListPlace = { readonly place: Place; readonly level: number };

function list(node: List, build: Build, { place, level }: ListPlace): FileChild[] {
  const numbering = { ...build.newList(node.ordered ?? false, node.start ?? 1), level: Math.min(level, 8) };
  return node.children.flatMap((item) =>
    listItem(item, build, { place: { ...place, newPage: false }, level, numbering }),
  );
}

type ItemPlace = ListPlace & { readonly numbering: { reference: string; instance: number; level: number } };

function listItem(item: ListItem, build: Build, { place, level, numbering }: ItemPlace): FileChild[] {
  const box = item.checked === true ? '☒ ' : item.checked === false ? '☐ ' : '';
  const [first, ...rest] = item.children;
  const lead = first?.type === 'paragraph' ? first.children : [];
  const children: ParagraphChild[] = [new TextRun(box), ...inlineRuns(lead, build, { width: place.width })];
  const begin = new Paragraph({ style: 'ListParagraph', numbering, children });
  const more = first?.type === 'paragraph' || first === undefined ? rest : item.children;
  return [begin, ...more.flatMap((child) => itemBlock(child, build, { place, level }))];
}

function itemBlock(
  child: BlockContent | DefinitionContent,
  build: Build,
  { place, level }: ListPlace,
): FileChild[] {
  if (child.type === 'list') return list(child, build, { place, level: level + 1 });
  if (child.type !== 'paragraph') return blockOf(child, build, place);
  const indent = { left: 360 * (Math.min(level, 8) + 1) };
  return [
    new Paragraph({
      style: 'ListParagraph',
      indent,
      children: inlineRuns(child.children, build, { width: place.width }),
    }),
  ];
}

function container(node: ContainerDirective, build: Build, place: Place): FileChild[] {
  switch (node.name) {
    case 'front':
      return blocksOf(node.children, build, { ...place, role: 'front' });
    case 'note':
      return [...breakBefore(place), ...blocksOf(node.children, build, insideNote(place))];
    case 'figure':
      return [...breakBefore(place), ...figure(node, build, { ...place, newPage: false })];
    case 'table':
      return [
        ...breakBefore(place),
        ...caption(node, build),
        ...node.children.flatMap((child) => tableOr(child, build, { node, place })),
      ];
    case 'fields':
      return [
        ...breakBefore(place),
        ...node.children.flatMap((child) => tableOr(child, build, { node, place })),
      ];
    default:
      return blocksOf(node.children, build, place);
  }
}

function insideNote(place: Place): Place {
  return { ...place, newPage: false, role: 'note', width: place.width - 340 };
}

function tableOr(
  child: RootContent,
  build: Build,
  { node, place }: { node: ContainerDirective; place: Place },
): FileChild[] {
  const inner = { ...place, newPage: false };
  if (child.type !== 'table') return blockOf(child, build, inner);
  const look = place.role === 'imprint' ? 'frame' : node.name === 'fields' ? 'fields' : 'grid';
  const caption = build.tree.numbering.captions.get(node)?.text;
  const [shares, shades] = [attribute(node, 'widths'), attribute(node, 'shades')];
  return tableBlocks(child, build, { look, width: place.width, shares, shades, caption });
}

function table(node: Extract<Nodes, { type: 'table' }>, build: Build, place: Place): FileChild[] {
  const look = place.role === 'imprint' ? 'frame' : 'grid';
  return [
    ...breakBefore(place),
    ...tableBlocks(node, build, { look, width: place.width, shares: undefined }),
  ];
}

function caption(node: ContainerDirective, build: Build): Paragraph[] {
  const found = build.tree.numbering.captions.get(node);
  if (!found) return [];
  const field = new SimpleField(`SEQ ${found.kind} \\* ARABIC`, String(found.number));
  const target = build.tree.numbering.targets.get(attribute(node, 'id') ?? '');
  const children = bookmarked(target ? [target.bookmark] : [], [new TextRun(`${found.kind} `), field]);
  const isTable = found.kind === 'Table';
  const text = new TextRun({ text: markBraces(`. ${found.text}`) });
  return [new Paragraph({ style: 'Caption', keepNext: isTable, children: [...children, text] })];
}

function figure(node: ContainerDirective, build: Build, place: Place): FileChild[] {
  const share = Number.parseFloat(attribute(node, 'width') ?? '100') / 100;
  const width = place.width * (share > 0 && share <= 1 ? share : 1);
  const chart = build.tree.charts.get(node);
  if (chart) return [...chartBlocks(chart, build, { width, height: place.height }), ...caption(node, build)];
  const blocks = node.children.map((child) =>
    child.type === 'paragraph'
      ? [
          new Paragraph({
            style: 'Figure',
            keepNext: true,
            children: inlineRuns(child.children, build, { width }),
          }),
        ]
      : blockOf(child, build, place),
  );
  return [...blocks.flat(), ...caption(node, build)];
}
