import { sharedKey } from '../../history/list-keys.ts';
import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../../text/value.ts';

/** The version both sides began with, that of the branch one is on, and that of the branch merged into it. */
export type Side = 'base' | 'ours' | 'theirs';

/** The three versions of a value; undefined is a value that is not there. */
export type Versions = Readonly<Record<Side, Value | undefined>>;

/** A place that both sides changed, each in another way. */
export type ValueConflict = Versions & { readonly path: Path };

export type MergedValue = {
  /** Undefined where the value goes. */
  readonly value: Value | undefined;
  readonly conflicts: readonly ValueConflict[];
};

/** Returns the value that has the changes of both sides; where they contradict each other, what `prefer` has. */
export function mergeValues(versions: Versions, prefer: Side, path: Path = []): MergedValue {
  const { base, ours, theirs } = versions;
  if (sameValue(ours, theirs) || sameValue(base, theirs)) return settled(ours);
  if (sameValue(base, ours)) return settled(theirs);
  const job = { prefer, path };
  if (isMapping(base) && isMapping(ours) && isMapping(theirs))
    return mergeMappings({ base, ours, theirs }, job);
  if (isList(ours) && isList(theirs) && (isList(base) || base === undefined)) {
    const lists = { base: base ?? [], ours, theirs };
    const merged = mergeScalars(lists) ?? mergeKeyed(lists, job);
    if (merged) return merged;
  }
  return contradiction(versions, job);
}

type Job = { readonly prefer: Side; readonly path: Path };
type Lists = Readonly<Record<Side, readonly Value[]>>;

function settled(value: Value | undefined): MergedValue {
  return { value, conflicts: [] };
}

function contradiction(versions: Versions, { prefer, path }: Job): MergedValue {
  return { value: versions[prefer], conflicts: [{ ...versions, path }] };
}

/** The keys stand as ours has them, with those that only theirs has at the end. */
function mergeMappings({ base, ours, theirs }: Readonly<Record<Side, Mapping>>, job: Job): MergedValue {
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs), ...Object.keys(base)]);
  const merged = [...keys].map((key) => {
    const versions = { base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) };
    return [key, mergeValues(versions, job.prefer, [...job.path, key])] as const;
  });
  const members = merged.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]));
  return { value: Object.fromEntries(members), conflicts: merged.flatMap(([, { conflicts }]) => conflicts) };
}

/** Lists of plain values that each side added to and took from; undefined where there is more to it. */
function mergeScalars({ base, ours, theirs }: Lists): MergedValue | undefined {
  const plain = [base, ours, theirs].every(
    (list) => list.every(isScalar) && new Set(list).size === list.length,
  );
  if (!plain || !inSameOrder({ base, ours, theirs })) return undefined;
  const kept = ours.filter((item) => theirs.includes(item) || !base.includes(item));
  const come = theirs.filter((item) => !base.includes(item) && !ours.includes(item));
  return settled([...kept, ...come]);
}

/** Lists of mappings that tell themselves apart; undefined where they do not, or were put in another order. */
function mergeKeyed(lists: Lists, { prefer, path }: Job): MergedValue | undefined {
  const key = sharedKey(lists.base, lists.ours, lists.theirs);
  if (key === undefined) return undefined;
  const names = (list: readonly Value[]) =>
    list.map((item) => (isMapping(item) ? (item[key] ?? null) : null));
  const named = { base: names(lists.base), ours: names(lists.ours), theirs: names(lists.theirs) };
  if (!inSameOrder(named)) return undefined;
  const order = [
    ...named.ours,
    ...[...named.theirs, ...named.base].filter((name) => !named.ours.includes(name)),
  ];
  const merged = [...new Set(order)].map((name) => {
    const version = (side: Side) => lists[side][named[side].indexOf(name)];
    const versions = { base: version('base'), ours: version('ours'), theirs: version('theirs') };
    const at = Math.max(named.ours.indexOf(name), named.theirs.indexOf(name), named.base.indexOf(name));
    return mergeValues(versions, prefer, [...path, at]);
  });
  const value = merged.flatMap((item) => (item.value === undefined ? [] : [item.value]));
  return { value, conflicts: merged.flatMap(({ conflicts }) => conflicts) };
}

/** Whether what all three have stands in the same order everywhere. */
function inSameOrder({ base, ours, theirs }: Lists): boolean {
  const common = (list: readonly Value[]) =>
    list.filter((item) => [base, ours, theirs].every((other) => other.includes(item)));
  return sameValue(common(ours), common(theirs));
}

function isScalar(value: Value): boolean {
  return typeof value !== 'object' || value === null;
}

function own(mapping: Mapping, key: string): Value | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
