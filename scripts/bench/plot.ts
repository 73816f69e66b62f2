/** A picture of how something grows: both scales by powers of ten, a line for each series, and the line that fits it. */
import { writeFileSync } from 'node:fs';
import { fitPower, type Point } from './fit.ts';

/** A series, and from which size on its growth is told: below, the start of the program hides it. */
export type Series = { readonly name: string; readonly points: readonly Point[]; readonly fitFrom: number };

/** What a picture shows. */
export type Plot = { readonly title: string; readonly unit: string; readonly series: readonly Series[] };

const [WIDTH, HEIGHT] = [760, 440];
const [LEFT, RIGHT, TOP, BOTTOM] = [80, 210, 50, 50];
const COLOURS = ['#1b6ca8', '#c8553d', '#2e7d32', '#6a4c93'];
const DASHES = ['', '7 4', '2 3', '10 3 2 3'];

/** Draws a plot into a file. */
export function drawPlot(file: string, plot: Plot): void {
  const points = plot.series.flatMap(({ points: own }) => own);
  const [x, y] = [
    axis(
      points.map(([size]) => size),
      LEFT,
      WIDTH - RIGHT,
    ),
    axis(
      points.map(([, v]) => v),
      HEIGHT - BOTTOM,
      TOP,
    ),
  ];
  const parts = [
    ...x.ticks.map((tick) => upright(x.at(tick), tick)),
    ...y.ticks.map((tick) => level(y.at(tick), `${label(tick)} ${plot.unit}`)),
    ...plot.series.flatMap((series, i) => drawSeries(series, i, (point) => [x.at(point[0]), y.at(point[1])])),
    text([LEFT, 26], plot.title, 'font-size="16" font-weight="bold"'),
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10], 'records', 'text-anchor="middle"'),
  ];
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="DejaVu Sans Condensed, sans-serif" font-size="13" fill="#222">\n<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`,
  );
}

type Axis = { readonly ticks: readonly number[]; readonly at: (value: number) => number };

function axis(values: readonly number[], from: number, to: number): Axis {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function upright(x: number, tick: number): string {
  return `<path d="M${x.toFixed(1)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#ddd"/>${text([x, HEIGHT - BOTTOM + 18], label(tick), 'text-anchor="middle"')}`;
}

function level(y: number, words: string): string {
  return `<path d="M${LEFT} ${y.toFixed(1)}H${WIDTH - RIGHT}" stroke="#ddd"/>${text([LEFT - 8, y + 4], words, 'text-anchor="end"')}`;
}

function label(value: number): string {
  return value >= 1 ? Math.round(value).toLocaleString('en') : String(value);
}

function drawSeries(
  { name, points, fitFrom }: Series,
  i: number,
  at: (point: Point) => readonly [number, number],
): string[] {
  const colour = COLOURS[i % COLOURS.length] ?? '#000';
  const way = points
    .map((point) =>
      at(point)
        .map((v) => v.toFixed(1))
        .join(' '),
    )
    .join('L');
  const dots = points.map((point) => {
    const [x, y] = at(point);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="${colour}"/>`;
  });
  const fitted = points.filter(([size]) => size >= fitFrom);
  const grows =
    fitted.length > 1 ? `N^${fitPower(fitted).exponent.toFixed(2)} from ${fitFrom.toLocaleString('en')}` : '';
  const top = TOP + 14 + i * 44;
  const left = WIDTH - RIGHT + 16;
  return [
    `<path d="M${way}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[i % DASHES.length]}"/>`,
    ...dots,
    `<path d="M${left} ${top - 4}h26" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[i % DASHES.length]}"/>`,
    text([left + 32, top], name),
    text([left + 32, top + 17], grows, 'fill="#666" font-size="12"'),
  ];
}

function text([x, y]: readonly [number, number], words: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;
}
