/** Returns a part of a whole in percent, with at most one decimal; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : undefined;
}
