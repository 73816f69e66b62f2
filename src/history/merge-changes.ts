import { canonical } from '../text/canonical.ts';
import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../text/value.ts';
import { type FieldChange, fieldChanges, wholeChange } from './field-changes.ts';
import { ownKey } from './list-keys.ts';

/** The versions of a record that meet in a merge; undefined is a record that is not there. */
export type MergedVersions = {
  readonly result: Mapping | undefined;
  readonly parents: readonly (Mapping | undefined)[];
  /** Returns the versions at the points where two parents (by position) parted. */
  bases(left: number, right: number): readonly (Mapping | undefined)[];
};

export type MergeChange = {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly changes: readonly FieldChange[];
};

/** A member that changes as one: a scalar, an empty container, a list item without a name, or the record's being there. */
type Atom = { readonly path: Path; readonly value: Value };
type Atoms = ReadonlyMap<string, Atom>;

/**
 * Returns what a merge itself did to a record: every member that has the value of no parent, and
 * every member where one side's change was dropped. Undefined where it only joined its parents.
 */
export function mergeChange(versions: MergedVersions): MergeChange | undefined {
  const { result, parents } = versions;
  if (takesOneSide(versions)) return undefined;
  const changes = unexplained(versions);
  if (changes.length === 0) return reordered(versions);
  const earlier = parents.find((parent) => parent !== undefined);
  if (result === undefined) return { kind: 'removed', changes: fieldChanges(earlier, undefined) };
  if (changes.some(({ path }) => path.length === 0))
    return { kind: 'added', changes: fieldChanges(undefined, result) };
  return { kind: 'changed', changes };
}

/** Whether a merge left the record as one side has it, and every other side had not touched it: most merges do, for most records. */
function takesOneSide(versions: MergedVersions): boolean {
  const { result, parents } = versions;
  const isAsIs = (parent: Mapping | undefined, j: number) =>
    sameValue(parent, result) || partingsOf(versions, j).some((base) => sameValue(base, parent));
  return parents.some((parent) => sameValue(parent, result)) && parents.every(isAsIs);
}

/** The versions at the points where a parent parted from the others. */
function partingsOf({ parents, bases }: MergedVersions, j: number): (Mapping | undefined)[] {
  return parents.flatMap((_, i) => (i === j ? [] : orAbsent(bases(i, j))));
}

function unexplained(versions: MergedVersions): FieldChange[] {
  const { result, parents } = versions;
  const after = atomsOf(result);
  const before = parents.map(atomsOf);
  const droppedBy = before.map((atoms, j) => {
    if (differing(atoms, after).length === 0) return new Set<string>();
    const points = partingsOf(versions, j).map(atomsOf);
    return new Set(differing(atoms, after).filter((key) => points.every((base) => !agree(base, atoms, key))));
  });
  const all = new Set([...after.keys(), ...before.flatMap((atoms) => [...atoms.keys()])]);
  return [...all].flatMap((key) => {
    const from = before[droppedBy.findIndex((keys) => keys.has(key))] ?? newTo(before, after, key);
    const path = (after.get(key) ?? from?.get(key))?.path;
    return from && path ? [wholeChange(path, from.get(key)?.value, after.get(key)?.value)] : [];
  });
}

/** Sides that never were one began with nothing. */
function orAbsent(bases: readonly (Mapping | undefined)[]): readonly (Mapping | undefined)[] {
  return bases.length > 0 ? bases : [undefined];
}

/** Returns the first parent, where a member of the result differs from it in every parent. */
function newTo(before: readonly Atoms[], after: Atoms, key: string): Atoms | undefined {
  return before.every((atoms) => !agree(atoms, after, key)) ? before[0] : undefined;
}

/** A merge that has all of one parent's members, and yet is not that parent, put them in another order. */
function reordered({ result, parents }: MergedVersions): MergeChange | undefined {
  if (parents.some((parent) => sameValue(parent, result))) return undefined;
  const after = atomsOf(result);
  const parent = parents.find((version) => differing(atomsOf(version), after).length === 0);
  return parent && { kind: 'changed', changes: fieldChanges(parent, result) };
}

function differing(a: Atoms, b: Atoms): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !agree(a, b, key));
}

function agree(a: Atoms, b: Atoms, key: string): boolean {
  return sameValue(a.get(key)?.value, b.get(key)?.value);
}

function atomsOf(record: Mapping | undefined): Atoms {
  const atoms = new Map<string, Atom>();
  if (record === undefined) return atoms;
  atoms.set('', { path: [], value: true });
  collect({ key: '', path: [], value: record }, atoms);
  return atoms;
}

type Member = { readonly key: string; readonly path: Path; readonly value: Value };

function collect({ key, path, value }: Member, atoms: Map<string, Atom>): void {
  const members = isMapping(value) ? fieldsOf(value) : isList(value) ? itemsOf(value) : [];
  if (members.length === 0 && path.length > 0) atoms.set(key, { path, value });
  for (const member of members) {
    const below = { key: `${key}\0${member.key}`, path: [...path, member.step], value: member.value };
    if (member.whole) atoms.set(below.key, below);
    else collect(below, atoms);
  }
}

type Step = {
  readonly key: string;
  readonly step: string | number;
  readonly value: Value;
  readonly whole: boolean;
};

function fieldsOf(mapping: Mapping): Step[] {
  return Object.entries(mapping).map(([step, value]) => ({ key: `.${step}`, step, value, whole: false }));
}

/** An item's key never depends on the other version: the same item has the same key in every parent. */
function itemsOf(list: readonly Value[]): Step[] {
  const seen = new Map<string, number>();
  return list.map((value, step) => {
    const name = ownKey(value);
    const label = name === undefined ? `=${canonical(value)}` : `#${name}`;
    const times = seen.get(label) ?? 0;
    seen.set(label, times + 1);
    return { key: `${label}\0${times}`, step, value, whole: name === undefined };
  });
}
