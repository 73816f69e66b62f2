import type { PlanBar, PlanChart, PlanGroup, Span } from '../chart/chart.ts';
import { type Frame, nameColumn } from './frame.ts';
import { type LegendItem, legendOf } from './legend.ts';
import { drawMark, markSign, type PlacedMark, placeMarks } from './marks.ts';
import { HEAD, type Months, monthsOf } from './months.ts';
import {
  BLUE,
  type Drawing,
  element,
  fitted,
  GREY,
  INK,
  line,
  number,
  PALE,
  picture,
  RULE,
  rect,
  SKY,
  textAt,
} from './svg.ts';

const ROW = 11.2;
const LANE = 9.6;
/** The room below the marks of a group for its own bar. */
const SUMMARY = 5;
const LOOK = { size: 7.5 };
const HEAD_LOOK = { size: 7.5, bold: true };
const BAR = 6.4;
const ALERT = '#B3261E';

/** Returns the pictures of a plan: one, or several where it is longer than a page. */
export function drawPlan(chart: PlanChart, frame: Frame): Drawing[] {
  const names = chart.groups.flatMap((group) => [
    frame.measure(headOf(group, chart), HEAD_LOOK),
    ...group.bars.map(({ label }) => frame.measure(label, LOOK) + 6),
  ]);
  const left = nameColumn(names, frame, 0.4);
  const months = monthsOf(chart, [left, frame.width - 5], frame.measure);
  const blocks = chart.groups.map((group) => blockOf(group, { chart, months, frame }));
  const legend = legendOf(legendItems(chart), frame.width, frame.measure);
  const room = frame.height - HEAD - legend.height - 4;
  return partBlocks(blocks, room).map((part) => {
    const foot = HEAD + sum(part.map(heightOf));
    const rows: string[] = [];
    let y = HEAD;
    for (const block of part) {
      rows.push(...drawBlock(block, y, { chart, months, frame }));
      y += heightOf(block);
    }
    const shapes = [
      ...stripes(part, frame),
      ...months.draw(foot),
      ...rows,
      ...dayLine(chart, months, foot),
      ...legend.draw(foot + 4),
    ];
    return picture({ width: frame.width, height: foot + 4 + legend.height, title: chart.caption }, shapes);
  });
}

type Making = { readonly chart: PlanChart; readonly months: Months; readonly frame: Frame };

/** A group as it is drawn: its head with its marks, and its bars. */
type Block = {
  readonly group: PlanGroup;
  readonly marks: readonly PlacedMark[];
  /** How high its head is; 0 where it has none. */
  readonly head: number;
  readonly bars: readonly PlanBar[];
};

function headOf({ label }: PlanGroup, { grouped, markTitles }: PlanChart): string {
  return grouped ? label : markTitles.join(', ');
}

function blockOf(group: PlanGroup, { chart, months, frame }: Making): Block {
  const marks = placeMarks(group.marks, { ...months, measure: frame.measure });
  const lanes = Math.max(0, ...marks.map(({ lane }) => lane + 1));
  const needsHead = chart.grouped || lanes > 0;
  const head = needsHead ? Math.max(ROW + 1, lanes * LANE + SUMMARY) : 0;
  return { group, marks, head, bars: group.bars };
}

function heightOf({ head, bars }: Block): number {
  return head + bars.length * ROW;
}

/** A group stays whole where a page can hold it. */
function partBlocks(blocks: readonly Block[], room: number): Block[][] {
  const parts: Block[][] = [[]];
  let free = room;
  for (const block of blocks.flatMap((each) => pieces(each, room))) {
    if (heightOf(block) > free && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([]);
      free = room;
    }
    parts.at(-1)?.push(block);
    free -= heightOf(block);
  }
  return parts;
}

function pieces(block: Block, room: number): Block[] {
  const most = Math.max(1, Math.floor((room - block.head) / ROW));
  if (block.bars.length <= most) return [block];
  const rest = { ...block, bars: block.bars.slice(most) };
  return [{ ...block, bars: block.bars.slice(0, most) }, ...pieces(rest, room)];
}

function stripes(part: readonly Block[], { width }: Frame): string[] {
  const shapes: string[] = [];
  let y = HEAD;
  for (const block of part) {
    if (block.head > 0) shapes.push(rect({ x: 0, y, width, height: block.head }, PALE));
    y += heightOf(block);
  }
  return shapes;
}

function drawBlock(block: Block, top: number, making: Making): string[] {
  const { group, marks, head, bars } = block;
  const { months, frame, chart } = making;
  const shapes: string[] = [];
  if (head > 0) {
    const cut = { measure: frame.measure, look: HEAD_LOOK };
    const name = fitted(headOf(group, chart), months.left - 4, cut);
    shapes.push(textAt(name, { ...HEAD_LOOK, x: 1, y: top + ROW - 3 }));
    if (chart.grouped && group.span) shapes.push(summary(group.span, top + head - SUMMARY + 0.6, months));
    shapes.push(...marks.map((mark) => drawMark(mark, top + mark.lane * LANE + LANE / 2)));
  }
  bars.forEach((bar, i) => {
    shapes.push(...drawBar(bar, top + head + i * ROW, making));
  });
  shapes.push(line([0, top], [frame.width, top], { stroke: RULE, 'stroke-width': 0.5 }));
  return shapes;
}

/** A slim bar with two feet, as plans show what others lie below. */
function summary({ from, to }: Span, y: number, { xOf }: Months): string {
  const [a, b] = [xOf(from), xOf(to)];
  const d = `M${number(a)} ${number(y)}H${number(b)}V${number(y + 3.6)}L${number(Math.max(b - 3, a))} ${number(y + 1.8)}H${number(Math.min(a + 3, b))}L${number(a)} ${number(y + 3.6)}Z`;
  return element('path', { d, fill: INK });
}

function drawBar({ label, span, done }: PlanBar, top: number, { months, frame }: Making): string[] {
  const name = fitted(label, months.left - 10, { measure: frame.measure, look: LOOK });
  const shapes = [textAt(name, { ...LOOK, x: 7, y: top + ROW - 3 })];
  const y = top + (ROW - BAR) / 2;
  if (!span) return shapes;
  const [a, b] = [months.xOf(span.from), months.xOf(span.to)];
  shapes.push(rect({ x: a, y, width: Math.max(b - a, 0.8), height: BAR }, SKY, BLUE));
  if (done === undefined) return shapes;
  const part = Math.min(Math.max(done, 0), 100) / 100;
  if (part > 0) shapes.push(rect({ x: a, y, width: (b - a) * part, height: BAR }, BLUE));
  return [...shapes, ...percentText(done, [a, b], { y: y + BAR - 1, months, frame })];
}

/** The percentage stands after the bar, or before it where the page ends. */
function percentText(
  done: number,
  [a, b]: readonly [number, number],
  { y, months, frame }: { y: number; months: Months; frame: Frame },
): string[] {
  const look = { size: 6 };
  const words = `${Math.round(done)} %`;
  const width = frame.measure(words, look) + 2;
  if (b + width <= months.right) return [textAt(words, { ...look, x: b + 2, y, fill: GREY })];
  if (a - width < months.left) {
    const dark = ((b - a) * Math.min(done, 100)) / 100;
    return dark < width + 2 ? [] : [textAt(words, { ...look, x: a + 2, y, fill: '#FFFFFF' })];
  }
  return [textAt(words, { ...look, x: a - 2, y, anchor: 'end', fill: GREY })];
}

function dayLine({ line: day, first, last }: PlanChart, { xOf }: Months, foot: number): string[] {
  if (!day || day.at < first - 1 || day.at > last) return [];
  const x = xOf(day.at);
  return [line([x, HEAD - 2], [x, foot], { stroke: ALERT, 'stroke-width': 1, 'stroke-dasharray': '3 2' })];
}

function legendItems({ rowsTitle, doneTitle, markTitles, line: day }: PlanChart): LegendItem[] {
  const box = (x: number, y: number) => ({ x: x - 5, y: y - 3, width: 12, height: 6 });
  return [
    { sign: (x, y) => rect(box(x, y), SKY, BLUE), words: rowsTitle },
    ...(doneTitle === undefined
      ? []
      : [{ sign: (x: number, y: number) => rect(box(x, y), BLUE), words: doneTitle }]),
    ...markTitles.map((words, kind) => ({ sign: (x: number, y: number) => markSign(kind, x, y), words })),
    ...(day === undefined
      ? []
      : [
          {
            sign: (x: number, y: number) =>
              line([x, y - 5], [x, y + 5], { stroke: ALERT, 'stroke-width': 1, 'stroke-dasharray': '3 2' }),
            words: day.said,
          },
        ]),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
