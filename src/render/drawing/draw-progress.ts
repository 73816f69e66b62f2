import type { ProgressChart } from '../chart/chart.ts';
import { sayNumber } from '../chart/say-number.ts';
import { type Frame, nameColumn, paged } from './frame.ts';
import { BLUE, type Drawing, fitted, GREY, INK, line, PALE, picture, RULE, rect, textAt } from './svg.ts';

const HEAD = 12;
const ROW = 13;
const BAR = 7;
const LOOK = { size: 7.5 };
const SMALL = { size: 6.2 };

/** Returns the pictures of progress bars: one, or several where they are more than a page holds. */
export function drawProgress(chart: ProgressChart, frame: Frame): Drawing[] {
  const left = nameColumn(
    chart.rows.map(({ label }) => frame.measure(label, LOOK)),
    frame,
    0.5,
  );
  const texts = chart.rows.map(percentOf);
  const right = frame.width - Math.max(...texts.map((text) => frame.measure(text, LOOK))) - 5;
  const track = { left: left + 2, right };
  return paged(chart.rows, () => ROW, frame.height - HEAD).map((rows) => {
    const foot = HEAD + rows.length * ROW;
    const bars = rows.flatMap((row, i) => drawRow(row, HEAD + i * ROW, { frame, track }));
    return picture({ width: frame.width, height: foot + 2, title: chart.caption }, [
      ...axis(track, foot),
      ...bars,
    ]);
  });
}

type Track = { readonly left: number; readonly right: number };
type Row = ProgressChart['rows'][number];

function percentOf({ percent }: Row): string {
  return percent === undefined ? 'no value' : `${sayNumber(percent)} %`;
}

function axis({ left, right }: Track, foot: number): string[] {
  return [0, 25, 50, 75, 100].flatMap((tick) => {
    const x = left + ((right - left) * tick) / 100;
    return [
      line([x, HEAD - 2], [x, foot], { stroke: RULE, 'stroke-width': 0.4 }),
      textAt(`${tick} %`, { ...SMALL, x, y: HEAD - 4, anchor: 'middle', fill: GREY }),
    ];
  });
}

/** What is over 100 fills the bar, below 0 leaves it empty; the number says how much it is. */
function drawRow(row: Row, top: number, { frame, track }: { frame: Frame; track: Track }): string[] {
  const { left, right } = track;
  const y = top + (ROW - BAR) / 2;
  const name = fitted(row.label, left - 6, { measure: frame.measure, look: LOOK });
  const part = Math.min(Math.max(row.percent ?? 0, 0), 100) / 100;
  const shapes = [
    textAt(name, { ...LOOK, x: 1, y: top + ROW - 4 }),
    rect({ x: left, y, width: right - left, height: BAR }, PALE, GREY),
    textAt(percentOf(row), {
      ...LOOK,
      x: right + 4,
      y: top + ROW - 4,
      fill: row.percent === undefined ? GREY : INK,
    }),
  ];
  return part > 0
    ? [...shapes, rect({ x: left, y, width: (right - left) * part, height: BAR }, BLUE)]
    : shapes;
}
