/** A share of a whole, `2/3` or `51%`, as two whole numbers. */
export type Share = { readonly of: number; readonly in: number };

/** Returns a share as a setting writes it, or undefined where it is none. */
export function readShare(text: unknown): Share | undefined {
  if (typeof text !== 'string') return undefined;
  const [, of, whole] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (of !== undefined && whole !== undefined) return { of: Number(of), in: Number(whole) };
  const percent = /^(\d+)%$/.exec(text)?.[1];
  return percent === undefined ? undefined : { of: Number(percent), in: 100 };
}

/** Returns the least number that is at least the share of a whole: 14 of 21 for 2/3. */
export function leastOf(share: Share, whole: number): number {
  return Math.ceil((share.of * whole) / share.in);
}
