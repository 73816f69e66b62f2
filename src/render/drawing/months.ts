import type { PlanChart } from '../chart/chart.ts';
import { GREY, line, type Measure, RULE, rect, SKY, textAt } from './svg.ts';

/** The time line of a plan: where months lie, and its head of years and months. */
export type Months = {
  readonly xOf: (at: number) => number;
  readonly left: number;
  readonly right: number;
  /** Draws the head at the top, and its lines down to the foot. */
  readonly draw: (foot: number) => string[];
};

/** How high the head of years and months is. */
export const HEAD = 22;
const YEARS = 11;
const LOOK = { size: 6.5 };

/** Lays a plan's months between two edges. */
export function monthsOf(
  { first, last, year, month }: PlanChart,
  [left, right]: readonly [number, number],
  measure: Measure,
): Months {
  const unit = (right - left) / (last - first + 1);
  const xOf = (at: number) => left + (at - first + 1) * unit;
  const step = [1, 3, 6, 12, 24, 60].find((each) => each * unit >= measure(`M${last}`, LOOK) + 4) ?? 120;
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const calendar = (each: number) => year * 12 + month - 1 + each - 1;
  const starts = numbers.filter((each) => each === first || calendar(each) % 12 === 0);
  const years = starts.map((each, i) => ({
    year: Math.floor(calendar(each) / 12),
    from: xOf(each - 1),
    to: xOf((starts[i + 1] ?? last + 1) - 1),
  }));
  const ticks = numbers.filter((each) => each > 0 && each % step === 0);
  const draw = (foot: number) => [
    rect({ x: left, y: 0, width: right - left, height: YEARS }, SKY),
    ...years.flatMap((each) => yearCell(each, foot, measure)),
    ...ticks.flatMap((each) => [
      line([xOf(each), YEARS], [xOf(each), foot], { stroke: RULE, 'stroke-width': 0.4 }),
      textAt(`M${each}`, { ...LOOK, x: xOf(each) - 1.2, y: HEAD - 3, anchor: 'end', fill: GREY }),
    ]),
  ];
  return { xOf, left, right, draw };
}

type Year = { readonly year: number; readonly from: number; readonly to: number };

function yearCell({ year, from, to }: Year, foot: number, measure: Measure): string[] {
  const words = String(year);
  const look = { size: 7, bold: true };
  const text = { ...look, x: (from + to) / 2, y: YEARS - 3, anchor: 'middle' as const };
  const edge = line([from, 0], [from, foot], { stroke: GREY, 'stroke-width': 0.5 });
  return measure(words, look) + 2 > to - from ? [edge] : [edge, textAt(words, text)];
}
