import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import type { Member } from './members.ts';
import { stepsOf } from './steps-of.ts';

/** A member, and the mapping that it stands in. */
export type MemberWithin = Member & { readonly within: Mapping };

/**
 * Returns the members at the end of a way such as `values.parts.amount`, lists passed through. Where
 * `beside` is given, only those that share its items of lists: the parts of one value, not of all.
 */
export function membersAlong(data: Mapping, way: string, beside: Path = []): MemberWithin[] {
  const found: MemberWithin[] = [];
  walk(data, { steps: stepsOf(way), step: 0, path: [], within: data }, { beside, found });
  return found;
}

type At = {
  readonly steps: readonly string[];
  readonly step: number;
  readonly path: Path;
  readonly within: Mapping;
};

type Walk = { readonly beside: Path; readonly found: MemberWithin[] };

function walk(value: Value, at: At, on: Walk): void {
  const step = at.steps[at.step];
  if (isList(value)) {
    for (const [i, item] of value.entries()) {
      const path = [...at.path, i];
      if (mayGo(path, on.beside)) walk(item, { ...at, path }, on);
    }
  } else if (step === undefined) on.found.push({ path: at.path, value, within: at.within });
  else if (isMapping(value) && Object.hasOwn(value, step)) {
    const member = value[step];
    const next = { steps: at.steps, step: at.step + 1, path: [...at.path, step], within: value };
    if (member !== undefined) walk(member, next, on);
  }
}

/** Whether an item of a list is the one that the other path goes through, where that comes this way at all. */
function mayGo(path: Path, beside: Path): boolean {
  const list = path.slice(0, -1);
  const same = beside.length > list.length && list.every((step, i) => step === beside[i]);
  return !same || beside[list.length] === path.at(-1);
}
