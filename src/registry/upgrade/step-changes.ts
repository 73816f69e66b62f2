import { withMember, withoutMember } from '../../text/edit/intended-value.ts';
import {
  isList,
  isMapping,
  type Mapping,
  type Path,
  sameValue,
  type Value,
  valueAt,
} from '../../text/value.ts';
import type { MigrationStep, RenameValue, Split } from './migration.ts';

/** What a step changes in a record: a member gets a value, goes, or is called something else. */
export type RecordChange =
  | { readonly path: Path; readonly set: Value }
  | { readonly path: Path; readonly clear: true }
  | { readonly path: Path; readonly rename: string };

/** What a step makes of a record; `open` says which members it cannot decide, and why. */
export type StepChanges = {
  readonly changes: readonly RecordChange[];
  readonly open: readonly { readonly path: Path; readonly why: string }[];
};

/** Gives the value that somebody gave for a field that a step asks for; undefined where nobody did. */
export type Answer = (path: Path) => Value | undefined;

/** Returns what a step changes in a record. */
export function stepChanges(step: MigrationStep, data: Mapping, answer: Answer): StepChanges {
  if ('move' in step) return joined(moveWays(step.move, step.to, data));
  if ('rename_value' in step) return decided(renamed(step, data));
  if ('fill' in step)
    return decided(absentAt(step.fill, data).map((path): RecordChange => ({ path, set: step.with })));
  if ('ask' in step) return joined(absentAt(step.ask, data).map((path) => asked(path, step.why, answer)));
  return joined(membersAt(waySteps(step.split), data).map((path) => splitAt(path, step, data)));
}

/** Returns a record's data with changes made. */
export function changed(data: Mapping, changes: readonly RecordChange[]): Mapping {
  let now: Value = data;
  for (const change of changes) now = withChange(now, change);
  return isMapping(now) ? now : data;
}

/** Returns a record's data, or a part of it, with a change made. */
export function withChange(data: Value, change: RecordChange): Value {
  if ('set' in change) return withMember(data, change.path, change.set);
  if ('clear' in change) return withoutMember(data, change.path);
  const value = valueAt(data, change.path) ?? null;
  return withMember(withoutMember(data, change.path), [...change.path.slice(0, -1), change.rename], value);
}

function decided(changes: readonly RecordChange[]): StepChanges {
  return { changes, open: [] };
}

function joined(all: readonly StepChanges[]): StepChanges {
  return { changes: all.flatMap(({ changes }) => changes), open: all.flatMap(({ open }) => open) };
}

function waySteps(way: string): string[] {
  return way.split('.');
}

/** Returns the members at the end of a way that are there; it passes through lists. */
function membersAt(way: readonly string[], value: Value | undefined, path: Path = []): Path[] {
  if (value === undefined) return [];
  const [step, ...rest] = way;
  if (step === undefined) return [path];
  if (isList(value)) return value.flatMap((item, i) => membersAt(way, item, [...path, i]));
  if (!isMapping(value) || !Object.hasOwn(value, step)) return [];
  return membersAt(rest, value[step], [...path, step]);
}

/** Returns the mappings, each by its path, in which the last step of a way may stand. */
function holders(way: readonly string[], data: Mapping): Path[] {
  return membersAt(way.slice(0, -1), data).flatMap((path) => {
    const value = valueAt(data, path);
    return isList(value) ? value.map((_, i) => [...path, i]) : [path];
  });
}

function absentAt(way: string, data: Mapping): Path[] {
  const steps = waySteps(way);
  const last = steps.at(-1) ?? '';
  return holders(steps, data)
    .map((path) => [...path, last])
    .filter((path) => valueAt(data, path) === undefined);
}

function asked(path: Path, why: string, answer: Answer): StepChanges {
  const given = answer(path);
  return given === undefined ? { changes: [], open: [{ path, why }] } : decided([{ path, set: given }]);
}

function renamed(step: RenameValue, data: Mapping): RecordChange[] {
  const places = membersAt(waySteps(step.rename_value), data).flatMap((path) => {
    const value = valueAt(data, path);
    return isList(value) ? value.map((_, i) => [...path, i]) : [path];
  });
  return places
    .filter((path) => sameValue(valueAt(data, path), step.from))
    .map((path) => ({ path, set: step.to }));
}

/** What both ways have in common may pass through lists; below it, neither does. */
function moveWays(from: string, to: string, data: Mapping): StepChanges[] {
  const [source, target] = [waySteps(from), waySteps(to)];
  const parted = source.findIndex((step, i) => step !== target[i]);
  const shared = Math.min(parted, source.length - 1, target.length - 1);
  return holders(source.slice(0, shared + 1), data).map((holder) =>
    moveIn([...holder, ...source.slice(shared)], [...holder, ...target.slice(shared)], data),
  );
}

function moveIn(from: Path, to: Path, data: Mapping): StepChanges {
  const value = valueAt(data, from);
  if (value === undefined) return decided([]);
  if (valueAt(data, to) !== undefined)
    return {
      changes: [],
      open: [{ path: to, why: 'it has a value already, and another is to be moved there' }],
    };
  if (from.length === to.length && sameValue(from.slice(0, -1), to.slice(0, -1)))
    return decided([{ path: from, rename: String(to.at(-1)) }]);
  return decided([
    { path: from, clear: true },
    { path: to, set: value },
  ]);
}

function splitAt(path: Path, { at, into }: Split, data: Mapping): StepChanges {
  const value = valueAt(data, path);
  const parts = typeof value === 'string' ? value.split(at).map((part) => part.trim()) : [];
  const [first, second, ...more] = parts;
  if (first === undefined || second === undefined || more.length > 0 || first === '' || second === '')
    return { changes: [], open: [{ path, why: `it is to be split in two at "${at}"` }] };
  const holder = path.slice(0, -1);
  return decided([
    { path, clear: true },
    { path: [...holder, into[0]], set: first },
    { path: [...holder, into[1]], set: second },
  ]);
}
