import { isList, isMapping, type Path, type Value, valueAt } from '../value.ts';
import type { YamlFile, YamlRecord } from '../yaml/yaml-file.ts';
import { columnOf, isBlank, lineEnd, lineStart, skipBlankLines, skipGap, skipSpaces } from './lines.ts';

/** What is edited: a record, in the file it was read from. */
export type Target = { readonly file: YamlFile; readonly record: YamlRecord };

/** How a member is written. All offsets are of the file's text. */
export type Slot = {
  /** Its first character: of its key, or of its dash, or of the item of a `[…]`. */
  readonly start: number;
  /** The first offset that a value can have: after the colon or the dash. */
  readonly after: number;
  /** False where a key of `{…}` has no colon. */
  readonly colon: boolean;
  readonly value: { readonly start: number; readonly end: number };
};

/** A member with the step that leads to it. */
export type Sibling = { readonly step: string | number; readonly slot: Slot };

/** The layout is one that is not edited, such as a key behind `?`; the offset says where. */
export class UnusualLayout extends Error {
  override readonly name = 'UnusualLayout';
  readonly at: number;

  constructor(at: number) {
    super('this layout is not edited');
    this.at = at;
  }
}

/** Returns whether a member stands inside `[…]` or `{…}`: the member itself does not count. */
export function isInFlow({ file, record }: Target, path: Path): boolean {
  for (let length = 0; length < path.length; length += 1) {
    const at = record.locate(path.slice(0, length))?.value.start;
    if (at !== undefined && opensFlow(file.text, at)) return true;
  }
  return false;
}

/** Returns whether a `[…]` or `{…}` begins at the offset. */
export function opensFlow(text: string, at: number): boolean {
  return text[at] === '[' || text[at] === '{';
}

/** Returns the offset of the record's dash; undefined where the record is the whole file. */
export function recordDash({ file, record }: Target): number | undefined {
  return file.shape === 'list' ? record.slice.start : undefined;
}

/** Returns how a member is written; the path leads to one that is there. */
export function findSlot(target: Target, path: Path): Slot {
  const value = placeOf(target, path).value;
  const step = path.at(-1);
  if (step === undefined) return recordSlot(target, value);
  if (typeof step === 'string') return keySlot(target, path);
  return isInFlow(target, path)
    ? { start: value.start, after: value.start, colon: true, value }
    : itemSlot(target, path);
}

/** Returns the members of a list or mapping in the order in which they are written. */
export function siblingsOf(target: Target, path: Path): Sibling[] {
  const value = valueAt(target.record.value, path);
  const steps = isList(value) ? [...value.keys()] : isMapping(value) ? Object.keys(value) : [];
  const siblings = steps.map((step) => ({ step, slot: findSlot(target, [...path, step]) }));
  siblings.sort((a, b) => a.slot.start - b.slot.start);
  checkBlockStart(target, path, siblings[0]);
  return siblings;
}

/** Returns the end of a member's value, with the blank lines that a block text keeps (`|+`). */
export function contentEnd(target: Target, path: Path): number {
  const { text } = target.file;
  const { end } = placeOf(target, deepestLast(target, path)).value;
  return endsKeeping(target, path) ? skipBlankLines(text, lineEnd(text, end)) : end;
}

/** Returns whether a member ends in a block text that would take in blank lines below it (`|+`). */
export function endsKeeping(target: Target, path: Path): boolean {
  return keptText(target, path) !== undefined;
}

/**
 * Returns whether white space with no line end is all that follows a block text that keeps its blank
 * lines: with a line end it would become one of them.
 */
export function hasLooseEnd(target: Target, path: Path): boolean {
  const { text } = target.file;
  const start = keptText(target, path);
  const loose = text.length - lineStart(text, text.length);
  if (start === undefined || loose === 0 || !isBlank(text, contentEnd(target, path), text.length))
    return false;
  if (/^.\+?\d/.test(text.slice(start, start + 3))) throw new UnusualLayout(start);
  const first = /\n( *)[^ \r\n]/.exec(text.slice(start))?.[1] ?? '';
  return loose <= first.length;
}

/** Returns the offset of the `|+` or `>+` with which a member's last text begins. */
function keptText(target: Target, path: Path): number | undefined {
  const deepest = deepestLast(target, path);
  const { start } = placeOf(target, deepest).value;
  const isKept = !isInFlow(target, deepest) && /^[|>]\d?\+/.test(target.file.text.slice(start, start + 3));
  return isKept ? start : undefined;
}

/** Returns the head of the block text at an offset, such as `|-`; undefined where none begins there. */
export function blockTextHeadAt(text: string, at: number): string | undefined {
  return /^[|>][-+\d]{0,2}/.exec(text.slice(at, at + 3))?.[0];
}

/** Returns whether nothing but white space stands before the offset on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return isBlank(text, lineStart(text, at), at);
}

/** Returns the column of a block member, whose line may begin with dashes but with nothing else. */
export function blockColumn(text: string, at: number): number {
  if (!/^[ -]*$/.test(text.slice(lineStart(text, at), at))) throw new UnusualLayout(at);
  return columnOf(text, at);
}

function placeOf({ record }: Target, path: Path): NonNullable<ReturnType<YamlRecord['locate']>> {
  const place = record.locate(path);
  if (!place) throw new Error(`no place is known of "${path.join('.')}"`);
  return place;
}

function recordSlot(target: Target, value: Slot['value']): Slot {
  const dash = recordDash(target);
  if (dash === undefined) return { start: value.start, after: value.start, colon: true, value };
  return { start: dash, after: dash + 1, colon: true, value: notBefore(value, dash + 1) };
}

function keySlot(target: Target, path: Path): Slot {
  const { text } = target.file;
  const { key, value } = placeOf(target, path);
  if (!key) throw new Error(`no key is known of "${path.join('.')}"`);
  const inFlow = isInFlow(target, path);
  const at = inFlow ? skipGap(text, key.end) : skipSpaces(text, key.end);
  if (text[at] === ':') {
    return { start: key.start, after: at + 1, colon: true, value: notBefore(value, at + 1) };
  }
  if (!inFlow || key.start === key.end) throw new UnusualLayout(key.start);
  return { start: key.start, after: key.end, colon: false, value: { start: key.end, end: key.end } };
}

function itemSlot(target: Target, path: Path): Slot {
  const { text } = target.file;
  const list = path.slice(0, -1);
  const index = Number(path.at(-1));
  const { value } = placeOf(target, path);
  const before = index === 0 ? undefined : placeOf(target, [...list, index - 1]).value;
  const dash = before ? skipGap(text, before.end) : placeOf(target, list).value.start;
  if (!isDash(text, dash)) throw new UnusualLayout(dash);
  return { start: dash, after: dash + 1, colon: true, value: notBefore(value, dash + 1) };
}

/** An empty value has no characters of its own: it stands where a value could begin. */
function notBefore(value: Slot['value'], after: number): Slot['value'] {
  return value.start === value.end ? { start: after, end: after } : value;
}

/** A mapping behind `?` begins before its first key: what is written there is not understood here. */
function checkBlockStart(target: Target, path: Path, first: Sibling | undefined): void {
  const { start } = placeOf(target, path).value;
  const isFlow = opensFlow(target.file.text, start);
  if (first && !isFlow && first.slot.start !== start) throw new UnusualLayout(start);
}

function deepestLast(target: Target, path: Path): Path {
  const value: Value | undefined = valueAt(target.record.value, path);
  const isOpen =
    (isList(value) || isMapping(value)) && !opensFlow(target.file.text, placeOf(target, path).value.start);
  const last = isOpen ? siblingsOf(target, path).at(-1) : undefined;
  return last ? deepestLast(target, [...path, last.step]) : path;
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (at + 1 === text.length || ' \t\r\n'.includes(text.charAt(at + 1)));
}
