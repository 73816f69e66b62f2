import type { TextEdit } from '../text-edit.ts';
import { isFirstOnLine, type Slot, UnusualLayout } from './layout.ts';
import { eolAt, isBlank, lineEnd, lineStart, nextLine, skipGap, skipSpaces } from './lines.ts';
import { deletion, insertion } from './text-edits.ts';

/** The members of a `[…]` or `{…}` as they are written, and the offsets of its brackets. */
export type FlowMembers = {
  readonly text: string;
  readonly open: number;
  readonly end: number;
  readonly slots: readonly Slot[];
};

/** Returns the edits that put a member after the one at `index`, or into brackets that hold none. */
export function insertInFlow(members: FlowMembers, index: number, written: string): TextEdit[] {
  const { text, open, slots } = members;
  const slot = slots[index];
  if (!slot) return [insertion(open + 1, written)];
  const { comma, end } = separator(text, slot);
  const stop = lineEnd(text, end);
  const isAlone = isFirstOnLine(text, slot.start) && isCommentOrBlank(text, end, stop);
  if (!isAlone) return [insertion(slot.value.end, `, ${written}`)];
  const indent = text.slice(lineStart(text, slot.start), slot.start);
  const line = eolAt(text, slot.start) + indent + written;
  if (comma !== undefined) return [insertion(stop, `${line},`)];
  return [insertion(slot.value.end, ','), insertion(stop, line)];
}

/** Returns the edits that take a member away, with its comma and its line's comment. */
export function removeFromFlow(members: FlowMembers, index: number): TextEdit[] {
  const { text, open, end, slots } = members;
  const slot = slots[index];
  if (!slot) throw new Error(`there is no member ${index}`);
  checkStart(members, index);
  const own = separator(text, slot);
  const before = slots[index - 1];
  const isLast = index === slots.length - 1;
  if (
    !before &&
    isLast &&
    !text.slice(open, slot.start).includes('#') &&
    !text.slice(own.end, end).includes('#')
  ) {
    return [deletion(open + 1, end - 1)];
  }
  const isJoined = before && isLast && !text.slice(before.value.end, slot.start).includes('\n');
  if (isJoined) return [deletion(before.value.end, slot.value.end)];
  const cut = cutOut(text, slot.start, own.end);
  const spare = isLast && before && own.comma === undefined ? separator(text, before).comma : undefined;
  return spare === undefined ? [cut] : [deletion(spare, spare + 1), cut];
}

/** Takes a stretch away: with its whole line where nothing else stands there, else with the spaces behind it. */
function cutOut(text: string, start: number, end: number): TextEdit {
  const stop = lineEnd(text, end);
  if (!isCommentOrBlank(text, end, stop)) return deletion(start, skipSpaces(text, end));
  return isFirstOnLine(text, start)
    ? deletion(lineStart(text, start), nextLine(text, end))
    : deletion(start, stop);
}

/** Finds the comma behind a member, and the offset after it (or after the member, where there is none). */
function separator(text: string, slot: Slot): { readonly comma: number | undefined; readonly end: number } {
  const at = skipGap(text, slot.value.end);
  if (text[at] !== ',') return { comma: undefined, end: slot.value.end };
  return { comma: at, end: at + 1 };
}

/** A member begins right after its bracket or comma; what is written otherwise (`? key`) is not understood here. */
function checkStart({ text, open, slots }: FlowMembers, index: number): void {
  const before = slots[index - 1];
  const start = before ? separator(text, before).end : open + 1;
  const { start: own } = slots[index] ?? { start };
  if (skipGap(text, start) !== own) throw new UnusualLayout(own);
}

function isCommentOrBlank(text: string, from: number, to: number): boolean {
  return isBlank(text, from, to) || /^[ \t]+#/.test(text.slice(from, to));
}
