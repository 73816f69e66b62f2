import type { Graph } from './history-commit.ts';

/** Where a commit stands in its run: a chain of commits, each the first parent of the next. */
type Place = { readonly run: number; readonly step: number };

type Told<Value> = { readonly step: number; readonly value: Value };

/**
 * Remembers a value for some commits of a history. A commit for which none is remembered has that of
 * its nearest first parent that has one. Commits are given each after its parents.
 */
export class AlongFirstParents<Value> {
  readonly #runs: Runs;
  readonly #told: Told<Value>[][] = [];

  constructor(graph: Graph) {
    this.#runs = runsOf(graph);
  }

  set(oid: string, value: Value): void {
    const place = this.#runs.places.get(oid);
    if (place === undefined) return;
    const told = this.#told[place.run] ?? [];
    told.push({ step: place.step, value });
    this.#told[place.run] = told;
  }

  get(oid: string | undefined): Value | undefined {
    let place = oid === undefined ? undefined : this.#runs.places.get(oid);
    while (place !== undefined) {
      const found = lastUpTo(this.#told[place.run] ?? [], place.step);
      if (found) return found.value;
      const before = this.#runs.before[place.run];
      place = before === undefined ? undefined : this.#runs.places.get(before);
    }
    return undefined;
  }
}

type Runs = {
  readonly places: ReadonlyMap<string, Place>;
  /** Of each run: the first parent of its first commit, which stands in another run. */
  readonly before: readonly (string | undefined)[];
};

const known = new WeakMap<Graph, Runs>();

function runsOf(graph: Graph): Runs {
  const runs = known.get(graph) ?? cut(graph);
  known.set(graph, runs);
  return runs;
}

/** A commit continues its first parent's run if it is the first to do so. */
function cut({ oids, parents }: Graph): Runs {
  const places = new Map<string, Place>();
  const before: (string | undefined)[] = [];
  const ends: string[] = [];
  for (let at = oids.length - 1; at >= 0; at--) {
    const [oid = '', parent] = [oids[at], parents[at]?.[0]];
    const place = parent === undefined ? undefined : places.get(parent);
    if (place && ends[place.run] === parent) {
      places.set(oid, { run: place.run, step: place.step + 1 });
      ends[place.run] = oid;
    } else {
      places.set(oid, { run: before.length, step: 0 });
      ends.push(oid);
      before.push(parent);
    }
  }
  return { places, before };
}

/** The last one told of up to a step; steps grow. */
function lastUpTo<Value>(told: readonly Told<Value>[], step: number): Told<Value> | undefined {
  let [low, high] = [0, told.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((told[middle]?.step ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return told[low - 1];
}
