import { BLUE, element, GREY, INK, number, type Rect, rect } from './svg.ts';

/** How the bars of one kind look: a colour, and lines over it, so that they are told apart in grey as well. */
type Filling = { readonly fill: string; readonly lines?: 'up' | 'down' | 'across' | 'upright' };

const FILLINGS: readonly Filling[] = [
  { fill: BLUE },
  { fill: '#F4C56A', lines: 'up' },
  { fill: '#A9D5C4', lines: 'across' },
  { fill: '#FFFFFF', lines: 'down' },
  { fill: '#E3B3C1', lines: 'upright' },
  { fill: GREY },
];

const ROOM = 3;

/** Returns a bar of the so many-th kind, from 0. */
export function hatched(bar: Rect, kind: number): string {
  const { fill, lines } = FILLINGS[kind % FILLINGS.length] ?? { fill: BLUE };
  const box = rect(bar, fill, INK);
  if (lines === undefined || bar.width < 1) return box;
  const d = linesOver(bar, lines).map(
    ([x1, y1, x2, y2]) => `M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}`,
  );
  return box + element('path', { d: d.join(''), stroke: INK, 'stroke-width': 0.5, fill: 'none' });
}

type Line = readonly [number, number, number, number];

/** The lines are cut off at the edges here: not every program that shows SVG knows patterns. */
function linesOver({ x, y, width, height }: Rect, lines: NonNullable<Filling['lines']>): Line[] {
  if (lines === 'across')
    return [1, 2].map((i) => [x, y + (height * i) / 3, x + width, y + (height * i) / 3]);
  if (lines === 'upright') return steps(ROOM, width).map((at): Line => [x + at, y, x + at, y + height]);
  return steps(ROOM - height, width).map((at): Line => {
    const [from, to] = [Math.max(at, 0), Math.min(at + height, width)];
    const [a, b] = [from - at, to - at];
    return lines === 'up'
      ? [x + from, y + height - a, x + to, y + height - b]
      : [x + from, y + a, x + to, y + b];
  });
}

function steps(from: number, to: number): number[] {
  const count = Math.max(0, Math.ceil((to - from) / ROOM));
  return Array.from({ length: count }, (_, i) => from + i * ROOM);
}
