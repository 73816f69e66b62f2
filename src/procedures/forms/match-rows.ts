/** Which item that came back is which one that was sent, by their positions. */
export type Matching = {
  readonly pairs: readonly (readonly [sent: number, back: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
};

/** An item as it is compared: what it says in all, and the texts of its values, the one that names it first. */
export type Matched = {
  readonly signature: string;
  readonly texts: readonly string[];
  /** Whether it is named by a record, a number or another choice: with another one it is another item. */
  readonly named: boolean;
};

/**
 * Finds out which item is which: those that say the same, in their order; between them those that
 * are named alike, then those that share most of their texts; of the rest, where as many came back as
 * were sent and only a free text names them, the ones in the same place.
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
  const pairs: [number, number][] = [];
  let next = c;
  for (let i = a; i < b && next < d; i++) {
    const row = sent[i];
    const j = row && bestFor(row, back, { range: [next, d], left: b - i });
    if (j === undefined) continue;
    pairs.push([i, j]);
    next = j + 1;
  }
  return pairs;
}

/** `left` is how many items that were sent, this one among them, are still to be found. */
type Search = { readonly range: Range; readonly left: number };

function bestFor(row: Matched, back: readonly Matched[], { range, left }: Search): number | undefined {
  const [from, to] = range;
  const alike = indexWhere(back, range, (other) => row.texts[0] !== '' && other.texts[0] === row.texts[0]);
  const found = alike ?? indexWhere(back, range, (other) => shared(row, other) > 0.5);
  if (found !== undefined) return found;
  return !row.named && left === to - from ? from : undefined;
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

/** The share of texts that two items have in common, of those that are filled in in one of them. */
function shared(row: Matched, other: Matched): number {
  const filled = [...row.texts.keys()].filter((i) => row.texts[i] !== '' || other.texts[i] !== '');
  const same = filled.filter((i) => row.texts[i] === other.texts[i]);
  return filled.length === 0 ? 1 : same.length / filled.length;
}
