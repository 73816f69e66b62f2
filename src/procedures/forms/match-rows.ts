/** Which item that came back is which one that was sent, by their positions. */
export type Matching = {
  readonly pairs: readonly (readonly [sent: number, back: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
};

/** An item as it is compared: what it says in all, and the texts of its values, the one that names it first. */
export type Matched = { readonly signature: string; readonly texts: readonly string[] };

/**
 * Finds out which item is which: those that say the same, in their order; between them those that
 * are named alike; of the rest, those that share most of their texts, and where as many came back as
 * were sent, the ones in the same place.
 */
export function matchRows(sent: readonly Matched[], back: readonly Matched[]): Matching {
  const anchors = commonRows(sent, back);
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...anchors, [sent.length, back.length] as const]) {
    pairs.push(...pairBetween({ sent, back }, [i, a], [j, b]));
    if (a < sent.length) pairs.push([a, b]);
    [i, j] = [a + 1, b + 1];
  }
  const kept = new Set(pairs.map(([a]) => a));
  const taken = new Set(pairs.map(([, b]) => b));
  return {
    pairs,
    removed: [...sent.keys()].filter((at) => !kept.has(at)),
    added: [...back.keys()].filter((at) => !taken.has(at)),
  };
}

/** More pairs of items than this are not compared each with each. */
const MOST_PAIRS = 4_000_000;

/** The longest run of items that stand in both in the same order. */
function commonRows(sent: readonly Matched[], back: readonly Matched[]): [number, number][] {
  if (sent.length * back.length > MOST_PAIRS) return [];
  const width = back.length + 1;
  const lengths = runLengths(sent, back);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < sent.length && j < back.length) {
    if (isSame(sent[i], back[j])) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

/** How many items the two have in common from each pair of places on, row by row. */
function runLengths(sent: readonly Matched[], back: readonly Matched[]): Uint16Array {
  const width = back.length + 1;
  const lengths = new Uint16Array((sent.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = sent.length - 1; i >= 0; i--) {
    for (let j = back.length - 1; j >= 0; j--) {
      const both = isSame(sent[i], back[j]);
      lengths[i * width + j] = both ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return lengths;
}

function isSame(one: Matched | undefined, other: Matched | undefined): boolean {
  return one?.signature === other?.signature;
}

type Lists = { readonly sent: readonly Matched[]; readonly back: readonly Matched[] };
type Range = readonly [from: number, to: number];

function pairBetween({ sent, back }: Lists, [a, b]: Range, [c, d]: Range): [number, number][] {
  if (a >= b || c >= d) return [];
  if (b - a === d - c) return sent.slice(a, b).map((_, n) => [a + n, c + n]);
  const pairs: [number, number][] = [];
  let next = c;
  for (let i = a; i < b; i++) {
    const j = bestFor(sent[i], back, [next, d]);
    if (j === undefined) continue;
    pairs.push([i, j]);
    next = j + 1;
  }
  return pairs;
}

function bestFor(row: Matched | undefined, back: readonly Matched[], [from, to]: Range): number | undefined {
  if (!row) return undefined;
  const named = indexWhere(
    back,
    [from, to],
    (other) => row.texts[0] !== '' && other.texts[0] === row.texts[0],
  );
  return named ?? indexWhere(back, [from, to], (other) => shared(row, other) * 2 > row.texts.length);
}

function indexWhere(
  back: readonly Matched[],
  [from, to]: Range,
  fits: (row: Matched) => boolean,
): number | undefined {
  for (let j = from; j < to; j++) {
    const row = back[j];
    if (row && fits(row)) return j;
  }
  return undefined;
}

function shared(row: Matched, other: Matched): number {
  return row.texts.filter((text, i) => text === other.texts[i]).length;
}
