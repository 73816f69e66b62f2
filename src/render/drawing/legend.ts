import { GREY, type Measure, textAt } from './svg.ts';

/** What a sign of a chart means: how it is drawn around a point, and its words. */
export type LegendItem = {
  /** None: words only. */
  readonly sign?: (x: number, y: number) => string;
  readonly words: string;
};

const LOOK = { size: 7 };
const LINE = 11;
const SIGN = 16;

/** A legend below a chart: its lines, and how high they are. */
export type Legend = { readonly height: number; readonly draw: (y: number) => string[] };

/** Lays out a legend in as many lines as it needs. */
export function legendOf(items: readonly LegendItem[], width: number, measure: Measure): Legend {
  let [x, row] = [0, 0];
  const places = items.map((item) => {
    const lead = item.sign ? SIGN : 0;
    const needed = lead + measure(item.words, LOOK) + 12;
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    const place = { item, x, row, lead };
    x += needed;
    return place;
  });
  const draw = (y: number) =>
    places.flatMap((place) => {
      const middle = y + place.row * LINE + LINE / 2;
      const text = { ...LOOK, x: place.x + place.lead, y: middle + 2.5, fill: GREY };
      const { sign } = place.item;
      return [...(sign ? [sign(place.x + 6, middle)] : []), textAt(place.item.words, text)];
    });
  return { height: items.length === 0 ? 0 : (row + 1) * LINE, draw };
}
