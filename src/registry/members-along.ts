import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import type { Member } from './members.ts';

/** A member, and the mapping that it stands in. */
export type MemberWithin = Member & { readonly within: Mapping };

/**
 * Returns the members at the end of a way such as `values.parts.amount`, lists passed through. Where
 * `beside` is given, only those that share its items of lists: the parts of one value, not of all.
 */
export function membersAlong(data: Mapping, way: string, beside: Path = []): MemberWithin[] {
  return [...walk(data, { path: [], rest: way.split('.'), within: data, beside })];
}

type Walk = {
  readonly path: Path;
  readonly rest: readonly string[];
  readonly within: Mapping;
  readonly beside: Path;
};

function* walk(value: Value, at: Walk): Generator<MemberWithin> {
  const [step, ...rest] = at.rest;
  if (isList(value)) {
    for (const [i, item] of value.entries()) {
      const path = [...at.path, i];
      if (mayGo(path, at.beside)) yield* walk(item, { ...at, path });
    }
  } else if (step === undefined) yield { path: at.path, value, within: at.within };
  else if (isMapping(value)) {
    const member = Object.hasOwn(value, step) ? value[step] : undefined;
    if (member !== undefined) yield* walk(member, { ...at, path: [...at.path, step], rest, within: value });
  }
}

/** Whether an item of a list is the one that the other path goes through, where that comes this way at all. */
function mayGo(path: Path, beside: Path): boolean {
  const list = path.slice(0, -1);
  const same = beside.length > list.length && list.every((step, i) => step === beside[i]);
  return !same || beside[list.length] === path.at(-1);
}
