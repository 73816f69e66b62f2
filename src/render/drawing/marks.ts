import type { Mark } from '../chart/chart.ts';
import { element, INK, type Measure, number, textAt } from './svg.ts';

const LOOK = { size: 6.2 };
const HALF = 3.4;

/** Returns the sign of a kind of marks, around a point. */
export function markSign(kind: number, x: number, y: number): string {
  const [a, b] = [number(x - HALF), number(x + HALF)];
  const [up, down] = [number(y - HALF), number(y + HALF)];
  const [mx, my] = [number(x), number(y)];
  const open = { fill: '#FFFFFF', stroke: INK, 'stroke-width': 0.8 };
  switch (kind % 4) {
    case 0:
      return element('path', { d: `M${mx} ${up}L${b} ${my}L${mx} ${down}L${a} ${my}Z`, ...open });
    case 1:
      return element('path', { d: `M${mx} ${up}L${b} ${down}L${a} ${down}Z`, fill: INK });
    case 2:
      return element('circle', { cx: x, cy: y, r: HALF - 0.4, ...open });
    default:
      return element('rect', { x: x - HALF + 0.6, y: y - HALF + 0.6, width: 5.6, height: 5.6, fill: INK });
  }
}

/** From where to where a mark and its id reach. */
type Extent = readonly [number, number];

/** A mark with its place: the lane it stands in, and whether its id stands before it. */
export type PlacedMark = {
  readonly mark: Mark;
  readonly x: number;
  readonly lane: number;
  readonly before: boolean;
};

/** Places marks in as few lanes as it takes for no two to lie on each other. */
export function placeMarks(
  marks: readonly Mark[],
  { xOf, right, measure }: { xOf: (at: number) => number; right: number; measure: Measure },
): PlacedMark[] {
  const lanes: Extent[][] = [];
  return marks.map((mark) => {
    const x = xOf(mark.at);
    const width = measure(mark.id, LOOK) + HALF + 3;
    const after: Extent = [x - HALF - 1, x + width];
    const ways = [...(x + width > right ? [] : [after]), [x - width, x + HALF + 1] as const];
    const found = firstFree(lanes, ways);
    lanes[found.lane] = [...(lanes[found.lane] ?? []), found.extent];
    return { mark, x, lane: found.lane, before: found.extent !== after };
  });
}

/** The id stands after the mark where there is room, else before it, else a lane further down. */
function firstFree(
  lanes: readonly (readonly Extent[])[],
  ways: readonly Extent[],
): { lane: number; extent: Extent } {
  for (const [lane, taken] of lanes.entries()) {
    const extent = ways.find(([from, to]) => taken.every(([a, b]) => to <= a || from >= b));
    if (extent) return { lane, extent };
  }
  return { lane: lanes.length, extent: ways[0] ?? [0, 0] };
}

/** Returns a mark with its id beside it. */
export function drawMark({ mark, x, before }: PlacedMark, y: number): string {
  const text = { ...LOOK, x: before ? x - HALF - 1.5 : x + HALF + 1.5, y: y + 2.2 };
  return markSign(mark.kind, x, y) + textAt(mark.id, { ...text, anchor: before ? 'end' : 'start' });
}
