import type { TextEdit } from '../text-edit.ts';
import type { Path, Value } from '../value.ts';
import { itemLines, memberLines, type Style } from './format-value.ts';
import {
  blockColumn,
  contentEnd,
  endsKeeping,
  hasLooseEnd,
  isFirstOnLine,
  type Sibling,
  type Target,
} from './layout.ts';
import { isBlank, lineEnd, lineStart, nextLine, skipBlankLines, skipDeeper, trimBack } from './lines.ts';
import { styleOf } from './style-of.ts';
import { deletion, insertion, linesBelow } from './text-edits.ts';

/** The members of a list or mapping that has a line for each. */
export type BlockMembers = {
  readonly target: Target;
  readonly path: Path;
  readonly siblings: readonly Sibling[];
};

/** Returns the edit that puts lines of their own after a member: a field, or (where it has no key) an item. */
export function insertInBlock(
  members: BlockMembers,
  after: Sibling,
  added: { key?: string; value: Value },
): TextEdit {
  const { target, path } = members;
  const { text } = target.file;
  const indent = blockColumn(text, after.slot.start);
  const at = placeBelow(target, [...path, after.step], indent);
  const blockText = skipDeeper(text, at, indent) === at;
  const style: Style = { ...styleOf(target), indent, blockText };
  const { key, value } = added;
  const lines = key === undefined ? itemLines(value, style) : memberLines([key, value], style);
  return insertion(at, linesBelow(lines, { eol: style.eol, isLast: at === text.length }));
}

/**
 * Returns the line end at which lines go in below a member. White space that ends the file with no
 * line end would become a line of the text above, where that keeps its blank lines.
 */
export function placeBelow(target: Target, path: Path, column: number): number {
  const { text } = target.file;
  const end = lineEnd(text, contentEnd(target, path));
  return hasLooseEnd(target, path) ? end : skipDeeper(text, end, column);
}

/** Returns the end of the last line that belongs to a member, with the deeper comments below it. */
export function lastLineEnd(target: Target, path: Path, column: number): number {
  const { text } = target.file;
  return skipDeeper(text, lineEnd(text, contentEnd(target, path)), column);
}

/** Returns the edit that takes a member's lines out; another member remains. */
export function removeFromBlock(members: BlockMembers, index: number): TextEdit {
  const { target, path, siblings } = members;
  const { text } = target.file;
  const own = siblings[index];
  if (!own) throw new Error(`there is no member ${index}`);
  const { start } = own.slot;
  const end = lastLineEnd(target, [...path, own.step], blockColumn(text, start));
  const before = siblings[index - 1];
  if (isFirstOnLine(text, start)) {
    const isTaking = before !== undefined && endsKeeping(target, [...path, before.step]);
    return deletion(lineStart(text, start), nextLine(text, isTaking ? skipBlankLines(text, end) : end));
  }
  const next = siblings[index + 1]?.slot.start;
  if (next !== undefined && isBlank(text, end, next)) return deletion(start, next);
  return deletion(trimBack(text, start, lineStart(text, start)), end);
}
