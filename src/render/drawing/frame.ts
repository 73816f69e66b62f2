import type { Measure } from './svg.ts';

/** What a chart has room for, in points, and how its texts are measured. */
export type Frame = {
  readonly width: number;
  /** A chart that is higher is drawn in several pictures. */
  readonly height: number;
  readonly measure: Measure;
};

/** Returns how wide the column of names must be: as the longest of them, but no wider than its share. */
export function nameColumn(widths: readonly number[], { width }: Frame, share: number): number {
  return Math.min(Math.max(0, ...widths) + 6, width * share);
}

/** Parts things into as many pages as they need, by their heights. */
export function paged<T>(items: readonly T[], heightOf: (item: T) => number, most: number): T[][] {
  const pages: T[][] = [[]];
  let left = most;
  for (const item of items) {
    const height = heightOf(item);
    if (height > left && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      left = most;
    }
    pages.at(-1)?.push(item);
    left -= height;
  }
  return pages;
}
