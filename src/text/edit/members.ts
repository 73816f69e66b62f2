import type { TextEdit } from '../text-edit.ts';
import { isList, type Path, type Value, valueAt } from '../value.ts';
import { insertInBlock, removeFromBlock } from './block-members.ts';
import { type FlowMembers, insertInFlow, removeFromFlow } from './flow-members.ts';
import { formatFlow, formatFlowPair } from './format-value.ts';
import {
  findSlot,
  isInFlow,
  opensFlow,
  type Sibling,
  siblingsOf,
  type Target,
  UnusualLayout,
} from './layout.ts';
import { replaceValue } from './replace-value.ts';

/** A member that its list or mapping does not have yet. */
type NewMember = { readonly path: Path; readonly value: Value; readonly order?: readonly string[] };

/** Returns the edits that give a list or mapping one more member; a list gets it at the end. */
export function insertMember(target: Target, { path, value, order = [] }: NewMember): TextEdit[] {
  const owner = path.slice(0, -1);
  const step = path.at(-1) ?? 0;
  const siblings = siblingsOf(target, owner);
  const index = typeof step === 'string' ? indexBefore(siblings, step, order) : siblings.length - 1;
  if (isFlow(target, owner)) return insertInFlowOwner(target, { owner, siblings, index }, [step, value]);
  const after = siblings[index];
  if (!after) return replaceValue(target, owner, alone(step, value));
  const added = typeof step === 'string' ? { key: step, value } : { value };
  return [insertInBlock({ target, path: owner, siblings }, after, added)];
}

/** Returns the edits that take a member out; a list or mapping that held no other becomes `[]` or `{}`. */
export function removeMember(target: Target, path: Path): TextEdit[] {
  const owner = path.slice(0, -1);
  const siblings = siblingsOf(target, owner);
  const index = siblings.findIndex(({ step }) => step === path.at(-1));
  if (isFlow(target, owner)) return removeFromFlow(flowMembers(target, owner, siblings), index);
  if (siblings.length === 1)
    return replaceValue(target, owner, isList(valueAt(target.record.value, owner)) ? [] : {});
  return [removeFromBlock({ target, path: owner, siblings }, index)];
}

type Owner = { readonly owner: Path; readonly siblings: readonly Sibling[]; readonly index: number };

function insertInFlowOwner(
  target: Target,
  place: Owner,
  [step, value]: [string | number, Value],
): TextEdit[] {
  const { owner, siblings, index } = place;
  const members = flowMembers(target, owner, siblings);
  const hasComment = target.file.text.slice(members.open, members.end).includes('#');
  if (siblings.length === 0 && !hasComment) return replaceValue(target, owner, alone(step, value));
  const written = typeof step === 'string' ? formatFlowPair([step, value]) : formatFlow(value);
  return insertInFlow(members, index, written);
}

/** Returns the position of the member that a new field goes after: the nearest earlier one of `order`, else the last. */
function indexBefore(siblings: readonly Sibling[], step: string, order: readonly string[]): number {
  const earlier = order.slice(0, Math.max(0, order.indexOf(step))).reverse();
  const nearest = earlier.find((name) => siblings.some((sibling) => sibling.step === name));
  return nearest === undefined
    ? siblings.length - 1
    : siblings.findIndex((sibling) => sibling.step === nearest);
}

function isFlow(target: Target, owner: Path): boolean {
  return isInFlow(target, [...owner, 0]);
}

/** A `[key: value]` has a mapping with no brackets of its own: there is no room for a second key. */
function flowMembers(target: Target, owner: Path, siblings: readonly Sibling[]): FlowMembers {
  const { text } = target.file;
  const { start, end } = findSlot(target, owner).value;
  if (!opensFlow(text, start)) throw new UnusualLayout(start);
  return { text, open: start, end, slots: siblings.map(({ slot }) => slot) };
}

function alone(step: string | number, value: Value): Value {
  return typeof step === 'string' ? { [step]: value } : [value];
}
