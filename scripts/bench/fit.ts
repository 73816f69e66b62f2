/** How something grows: least squares of the logarithms. */

/** A size and what was measured there. */
export type Point = readonly [size: number, value: number];

/** Returns the exponent and the factor of `factor × size^exponent` that fits the points best. */
export function fitPower(points: readonly Point[]): { exponent: number; factor: number } {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (pick: (log: readonly [number, number]) => number): number =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const top = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const bottom = logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const exponent = bottom === 0 ? 0 : top / bottom;
  return { exponent, factor: Math.exp(my - exponent * mx) };
}
