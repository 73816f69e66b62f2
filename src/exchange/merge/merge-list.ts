import { sameValue, type Value } from '../../text/value.ts';
import {
  type MergedValue,
  mergeValues,
  type Side,
  type ValueConflict,
  type Versions,
} from './merge-values.ts';
import type { Segment } from './segments.ts';

/** A record of the merged list: where its text is taken from, and what it is to say. */
export type MergedRecord = {
  readonly id: string;
  readonly segment: Segment;
  readonly value: Value;
};

/** A record that both sides changed in ways that contradict each other. */
export type RecordConflict = { readonly id: string; readonly at: ValueConflict };

export type MergedList = {
  readonly records: readonly MergedRecord[];
  readonly conflicts: readonly RecordConflict[];
};

/** The three versions of a list, the records by id in the order in which they stand. */
export type ListVersions = Readonly<Record<Side, ReadonlyMap<string, Segment>>>;

/** Returns what is wrong with a record, one text for each thing; nothing of one that is as its schema says. */
export type Faults = (value: Value) => readonly string[];

/** Of sides that contradict each other: which counts, and what tells whether a record is in order. */
export type Merging = { readonly prefer: Side; readonly faults: Faults };

/** Returns the merged list; undefined where both sides put the records in another order, each its own. */
export function mergeList(versions: ListVersions, merging: Merging): MergedList | undefined {
  const order = mergedOrder(versions);
  if (order === undefined) return undefined;
  const merged = order.map((id) => {
    const sides = {
      base: versions.base.get(id),
      ours: versions.ours.get(id),
      theirs: versions.theirs.get(id),
    };
    const values: Versions = {
      base: sides.base?.value,
      ours: sides.ours?.value,
      theirs: sides.theirs?.value,
    };
    return { id, sides, ...mergeRecord(values, merging) };
  });
  return {
    records: merged.flatMap(({ id, sides, value }) => {
      const segment = chooseText(sides, value);
      return segment === undefined || value === undefined ? [] : [{ id, segment, value }];
    }),
    conflicts: merged.flatMap(({ id, conflicts }) => conflicts.map((at) => ({ id, at }))),
  };
}

/** Changes that go together field by field, and yet make a record that neither side had in disorder, contradict each other. */
function mergeRecord(versions: Versions, { prefer, faults }: Merging): MergedValue {
  const merged = mergeValues(versions, prefer);
  const { value, conflicts } = merged;
  const isOfBoth = ![versions.ours, versions.theirs].some((side) => sameValue(side, value));
  if (value === undefined || conflicts.length > 0 || !isOfBoth) return merged;
  const known = [versions.ours, versions.theirs].flatMap((side) => (side === undefined ? [] : faults(side)));
  if (faults(value).every((fault) => known.includes(fault))) return merged;
  return { value: versions[prefer], conflicts: [{ ...versions, path: [] }] };
}

/** The text that needs the fewest edits: that of the side that alone changed it, else that which says it already. */
function chooseText(
  { base, ours, theirs }: Readonly<Record<Side, Segment | undefined>>,
  value: Value | undefined,
): Segment | undefined {
  if (base && ours?.body === base.body) return theirs ?? base;
  if (base && theirs?.body === base.body) return ours ?? base;
  const says = [ours, theirs].find((side) => side && sameValue(side.value, value));
  return says ?? ours ?? theirs ?? base;
}

/** Ours' order, with what only theirs has after what it follows there; theirs' order where only theirs moved records. */
function mergedOrder({ base, ours, theirs }: ListVersions): string[] | undefined {
  const common = (list: ReadonlyMap<string, Segment>) =>
    [...list.keys()].filter((id) => base.has(id) && ours.has(id) && theirs.has(id));
  const [was, our, their] = [common(base), common(ours), common(theirs)];
  const moved = !sameValue(was, their);
  if (moved && !sameValue(was, our) && !sameValue(our, their)) return undefined;
  const [first, second] = moved && sameValue(was, our) ? [theirs, ours] : [ours, theirs];
  return withOthers(withOthers([...first.keys()], second, base), base, base);
}

function withOthers(
  order: readonly string[],
  other: ReadonlyMap<string, Segment>,
  base: ReadonlyMap<string, Segment>,
): string[] {
  const result = [...order];
  let before: string | undefined;
  for (const id of other.keys()) {
    if (!result.includes(id)) {
      let at = before === undefined ? 0 : result.indexOf(before) + 1;
      // What each side added at one place stands one after the other.
      while (at < result.length && !base.has(result[at] ?? '') && !other.has(result[at] ?? '')) at++;
      result.splice(at, 0, id);
    }
    before = id;
  }
  return result;
}
