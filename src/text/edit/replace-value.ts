import type { TextEdit } from '../text-edit.ts';
import { isList, type Path, type Value } from '../value.ts';
import {
  blockLines,
  blockTextHead,
  blockTextLines,
  formatFlow,
  formatInline,
  type Style,
} from './format-value.ts';
import { blockColumn, blockTextHeadAt, findSlot, isInFlow, type Slot, type Target } from './layout.ts';
import { columnOf, eolAt, isBlank, lineEnd, lineStart, skipDeeper, trimBack } from './lines.ts';
import { isVisible, singleQuoted } from './plain-text.ts';
import { styleOf } from './style-of.ts';
import { deletion, insertion, linesBelow } from './text-edits.ts';

/** A value about to be replaced, and the way it is written. */
type Old = {
  readonly text: string;
  readonly slot: Slot;
  readonly isItem: boolean;
  /** `indent` is the column of the key or dash. */
  readonly style: Style;
  /** The end of the value's last line: what is inserted there comes after a comment. */
  readonly below: number;
};

/** Returns the edits that put another value in the place of a member's (or, at the empty path, the record's). */
export function replaceValue(target: Target, path: Path, value: Value): TextEdit[] {
  const { text } = target.file;
  const slot = findSlot(target, path);
  if (isInFlow(target, path)) return [replaceInFlow(text, slot, value)];
  if (path.length === 0 && target.file.shape === 'record') return [replaceDocument(text, slot, value)];
  const style = { ...styleOf(target), indent: blockColumn(text, slot.start) };
  const isItem = typeof path.at(-1) !== 'string';
  return replaceInBlock({ text, slot, isItem, style, below: lineEnd(text, slot.value.end) }, value);
}

function replaceInFlow(text: string, slot: Slot, value: Value): TextEdit {
  const { start, end } = slot.value;
  const written = quotedAlike(text, slot, value) ?? formatFlow(value);
  if (start === end) return insertion(slot.after, `${slot.colon ? ' ' : ': '}${written}`);
  return { span: slot.value, text: text[start - 1] === ':' ? ` ${written}` : written };
}

/** Replaces a record that is the whole file; where other things stand beside it, it gets one line. */
function replaceDocument(text: string, { value: span }: Slot, value: Value): TextEdit {
  const end = lineEnd(text, span.end);
  const style: Style = {
    indent: 0,
    eol: eolAt(text, span.start),
    blockText: skipDeeper(text, end, 0) === end,
  };
  const isAlone = lineStart(text, span.start) === span.start && end === span.end;
  const lines = isAlone ? blockLines(value, style) : undefined;
  return { span, text: lines ? lines.join(style.eol) : formatFlow(value) };
}

function replaceInBlock(old: Old, value: Value): TextEdit[] {
  const { text, slot, style, below } = old;
  const isFollowed = skipDeeper(text, below, style.indent) !== below;
  const comment = text.slice(slot.after, trimBack(text, slot.value.start, slot.after));
  const blockText = !isFollowed && !(typeof value === 'string' && comment.includes('\n'));
  const inline = quotedAlike(text, slot, value) ?? formatInline(value, { ...style, blockText });
  if (inline !== undefined) return putInline(old, inline);
  if (typeof value !== 'string') return putCollection({ ...old, style: { ...style, blockText } }, value);
  const isCut = below === text.length && value.endsWith('\n');
  const lines = [...blockTextLines(value, style), ...(isCut ? [''] : [])];
  return [
    ...putInline(old, blockTextHead(value)),
    insertion(below, linesBelow(lines, { eol: style.eol, isLast: false })),
  ];
}

/** Puts a value on the line of its key or dash; comments stay, a comment behind the old value moves up to it. */
function putInline({ text, slot }: Old, written: string): TextEdit[] {
  const { after, value } = slot;
  if (value.start === value.end) {
    const isOpen = text[after] === ' ' && isBlank(text, after, lineEnd(text, after));
    return [isOpen ? insertion(after + 1, written) : insertion(after, ` ${written}`)];
  }
  const head = blockTextHeadAt(text, value.start);
  const first = trimBack(text, value.start, after);
  if (text.slice(first, value.start).includes('\n')) {
    if (first === after) return [{ span: { start: after, end: value.end }, text: ` ${written}` }];
    return [insertion(after, ` ${written}`), deletion(first, value.end)];
  }
  if (head === undefined) return [{ span: value, text: written }];
  const headEnd = value.start + head.length;
  return [
    { span: { start: value.start, end: headEnd }, text: written },
    withoutText(text, headEnd, value.end),
  ];
}

/** Takes a value away from its key or dash; comments stay. */
function clear({ text, slot: { after, value } }: Old): TextEdit[] {
  const first = trimBack(text, value.start, after);
  const head = blockTextHeadAt(text, value.start);
  if (head === undefined || text.slice(first, value.start).includes('\n'))
    return [deletion(first, value.end)];
  const headEnd = value.start + head.length;
  return [deletion(after, headEnd), withoutText(text, headEnd, value.end)];
}

/** Takes the lines of a block text away; a comment behind its head stays. */
function withoutText(text: string, headEnd: number, end: number): TextEdit {
  const from = lineEnd(text, headEnd);
  return deletion(from, Math.max(from, end));
}

function putCollection(old: Old, value: Value): TextEdit[] {
  const { text, slot, isItem, style, below } = old;
  const { start, end } = slot.value;
  const isBeside = !text.slice(slot.after, start).includes('\n');
  const isText = blockTextHeadAt(text, start) !== undefined;
  if (start !== end && !isText && !(isBeside && !isItem)) return [putInPlace(old, value, isBeside)];
  const lines = blockLines(value, { ...style, indent: style.indent + stepFor(old, value) }) ?? [];
  const isOpenItem = isItem && start === end && isBlank(text, slot.after, below);
  if (isOpenItem) {
    const beside = lines.join(style.eol).slice(style.indent + 1);
    return [{ span: { start: slot.after, end: below }, text: beside }];
  }
  const cleared = start === end ? [] : clear(old);
  return [...cleared, insertion(below, linesBelow(lines, { eol: style.eol, isLast: below === text.length }))];
}

/** Writes a list or mapping from the old value's first character on: what stands before and behind it stays. */
function putInPlace({ text, slot, style }: Old, value: Value, isBeside: boolean): TextEdit {
  const { start, end } = slot.value;
  const column = blockColumn(text, start);
  const least = style.indent + (isList(value) ? 0 : 1);
  const indent = column < least ? style.indent + (style.step ?? 2) : column;
  const blockText = style.blockText !== false && lineEnd(text, end) === end;
  const lines = blockLines(value, { ...style, indent, blockText }) ?? [];
  const written = lines.join(style.eol);
  if (isBeside) return { span: slot.value, text: written.slice(columnOf(text, start)) };
  return { span: { start: lineStart(text, start), end }, text: written };
}

function stepFor({ isItem, style }: Old, value: Value): number {
  if (isItem) return style.dashStep ?? 2;
  return isList(value) ? (style.listStep ?? 2) : (style.step ?? 2);
}

/** Returns a text quoted as the old one was; undefined where the old one was not, or where that cannot hold it. */
function quotedAlike(text: string, { value: { start, end } }: Slot, value: Value): string | undefined {
  if (typeof value !== 'string' || start === end || !isVisible(value)) return undefined;
  if (text[start] === "'") return singleQuoted(value);
  return text[start] === '"' ? JSON.stringify(value) : undefined;
}
