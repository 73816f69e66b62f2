import type { BarChart } from '../chart/chart.ts';
import { sayNumber } from '../chart/say-number.ts';
import { type Frame, nameColumn, paged } from './frame.ts';
import { hatched } from './hatch.ts';
import { type LegendItem, legendOf } from './legend.ts';
import { type Scale, scaleOf } from './scale.ts';
import { type Drawing, fitted, GREY, INK, line, PALE, picture, RULE, rect, textAt } from './svg.ts';

const HEAD = 14;
const LOOK = { size: 7.5 };
const SMALL = { size: 6.2 };
const BAR = 6.4;
const STACK = 9;
const ROOM = 5;

type Row = BarChart['rows'][number];

/** Returns the pictures of a chart of numbers: one, or several where it is longer than a page. */
export function drawBars(chart: BarChart, frame: Frame): Drawing[] {
  const left = nameColumn(
    chart.rows.map(({ label }) => frame.measure(label, LOOK)),
    frame,
    0.4,
  );
  const values = chart.rows.flatMap((row) => endsOf(row, chart));
  const texts = chart.rows.flatMap((row) => textsOf(row, chart));
  const room = Math.max(...texts.map((text) => frame.measure(text, SMALL)));
  const scale = scaleOf(values, [left + 2, frame.width - room - 6]);
  const legend = legendOf(legendItems(chart), frame.width, frame.measure);
  const height = rowHeight(chart);
  const pages = paged(chart.rows, () => height, frame.height - HEAD - legend.height - 4);
  return pages.map((rows) => {
    const foot = HEAD + rows.length * height;
    const bands = rows.flatMap((_, i) =>
      i % 2 === 1 ? [rect({ x: 0, y: HEAD + i * height, width: frame.width, height }, PALE)] : [],
    );
    const bars = rows.flatMap((row, i) => drawRow(row, HEAD + i * height, { chart, frame, scale, left }));
    const whole = [...bands, ...axis(scale, foot), ...bars, ...legend.draw(foot + 4)];
    return picture({ width: frame.width, height: foot + 4 + legend.height, title: chart.caption }, whole);
  });
}

/** Where the bars of a row end: of stacked ones, what is above zero and what is below together. */
function endsOf({ values }: Row, { stacked }: BarChart): number[] {
  const numbers = values.map((value) => value ?? 0);
  if (!stacked) return numbers;
  const over = numbers.reduce((sum, value) => sum + Math.max(value, 0), 0);
  const under = numbers.reduce((sum, value) => sum + Math.min(value, 0), 0);
  return under < 0 ? [over, under] : [over];
}

/** The numbers that stand at the ends of a row's bars. */
function textsOf(row: Row, chart: BarChart): string[] {
  const numbers = endsOf(row, chart).map(sayNumber);
  return chart.stacked ? [numbers.join(' / ')] : numbers;
}

function legendItems({ series, unit }: BarChart): LegendItem[] {
  const items = series.map((words, kind) => ({
    sign: (x: number, y: number) => hatched({ x: x - 5, y: y - 3, width: 12, height: 6 }, kind),
    words,
  }));
  return unit === '' ? items : [...items, { words: `in ${unit}` }];
}

function rowHeight({ stacked, series }: BarChart): number {
  return ROOM + (stacked ? STACK : series.length * BAR);
}

type Making = {
  readonly chart: BarChart;
  readonly frame: Frame;
  readonly scale: Scale;
  readonly left: number;
};

function drawRow(row: Row, top: number, making: Making): string[] {
  const { chart, frame, left } = making;
  const height = rowHeight(chart);
  const name = fitted(row.label, left - 4, { measure: frame.measure, look: LOOK });
  const bars = chart.stacked ? stackedBars(row, top, making) : groupedBars(row, top, making);
  return [textAt(name, { ...LOOK, x: 1, y: top + height / 2 + 2.6 }), ...bars];
}

function groupedBars({ values }: Row, top: number, { scale }: Making): string[] {
  return values.flatMap((value, kind) => {
    const y = top + ROOM / 2 + kind * BAR;
    if (value === undefined) return [textAt('–', { ...SMALL, x: scale.xOf(0) + 2, y: y + 5, fill: GREY })];
    const [a, b] = [scale.xOf(Math.min(value, 0)), scale.xOf(Math.max(value, 0))];
    const bar = hatched({ x: a, y: y + 0.4, width: b - a, height: BAR - 0.8 }, kind);
    return [bar, textAt(sayNumber(value), { ...SMALL, x: b + 2.5, y: y + 5.2 })];
  });
}

function stackedBars(row: Row, top: number, { scale, chart }: Making): string[] {
  let [over, under] = [0, 0];
  const bars = row.values.map((value = 0, kind) => {
    const from = value < 0 ? under : over;
    if (value < 0) under += value;
    else over += value;
    const [a, b] = [scale.xOf(Math.min(from, from + value)), scale.xOf(Math.max(from, from + value))];
    return hatched({ x: a, y: top + ROOM / 2, width: b - a, height: STACK }, kind);
  });
  const [all = ''] = textsOf(row, chart);
  return [...bars, textAt(all, { ...SMALL, x: scale.xOf(over) + 2.5, y: top + ROOM / 2 + STACK - 2.4 })];
}

function axis({ xOf, ticks }: Scale, foot: number): string[] {
  return ticks.flatMap((tick) => [
    line(
      [xOf(tick), HEAD - 2],
      [xOf(tick), foot],
      tick === 0 ? { stroke: INK, 'stroke-width': 0.8 } : { stroke: RULE, 'stroke-width': 0.4 },
    ),
    textAt(sayNumber(tick), { ...SMALL, x: xOf(tick), y: HEAD - 4, anchor: 'middle', fill: GREY }),
  ]);
}
