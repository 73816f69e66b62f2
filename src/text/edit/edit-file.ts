import { done, type Outcome } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import type { TextEdit } from '../text-edit.ts';
import type { Mapping } from '../value.ts';
import { contentLine, layOut } from '../yaml/layout.ts';
import type { YamlFile, YamlRecord } from '../yaml/yaml-file.ts';
import { lastLineEnd, placeBelow } from './block-members.ts';
import { findUnwritable } from './check-value.ts';
import { itemLines, type Style } from './format-value.ts';
import { endsKeeping, isFirstOnLine, type Target } from './layout.ts';
import {
  eolAt,
  isBlank,
  lineEnd,
  lineStart,
  nextLine,
  skipBlankLines,
  skipDeeper,
  skipGap,
  skipSpaces,
} from './lines.ts';
import { editRecord, refuseEdit } from './refuse-edit.ts';
import { styleOf } from './style-of.ts';
import { deletion, insertion, linesBelow } from './text-edits.ts';

/** Returns the edits that put a record at the end of a list file, written as the file's other records are. */
export function addRecord(file: YamlFile, data: Mapping): Outcome<TextEdit[]> {
  const last = file.records.at(-1);
  const target = { file, record: last ?? nowhere(file) };
  const reason = findUnwritable(data, 1);
  if (reason !== undefined) return unwritable(target, reason);
  if (file.shape !== 'list') return notAListFile(target);
  if (!last) return addFirst(target, data);
  return editRecord(target, [], () => done([addAfter(target, data)]));
}

/** Returns the edits that take a record out of a list file, with the comments right above it; the last leaves `[]`. */
export function removeRecord(file: YamlFile, record: YamlRecord): Outcome<TextEdit[]> {
  const target = { file, record };
  if (file.shape !== 'list') return notAListFile(target);
  return editRecord(target, [], () => done([cutRecord(target)]));
}

function addAfter(target: Target, data: Mapping): TextEdit {
  const { text } = target.file;
  const at = placeBelow(target, [], 0);
  const style = { ...styleOf(target), blockText: skipDeeper(text, at, 0) === at };
  const isSpaced = isSpacedFromAbove(target) && !endsKeeping(target, []);
  const lines = [...(isSpaced ? [''] : []), ...itemLines(data, style)];
  return insertion(at, linesBelow(lines, { eol: style.eol, isLast: at === text.length }));
}

function isSpacedFromAbove(target: Target): boolean {
  const { text, records } = target.file;
  const top = commentsAbove(target);
  return records.length > 1 && top > 0 && isBlankLine(text, lineStart(text, top - 1));
}

/** Adds to a file with no records: one that is empty, holds only comments, or holds `[]`. */
function addFirst(target: Target, data: Mapping): Outcome<TextEdit[]> {
  const { text } = target.file;
  const [stretch] = layOut(text).stretches;
  const style: Style = { indent: 0, eol: eolAt(text, 0) };
  const lines = itemLines(data, style);
  if (contentLine(text, stretch) === undefined)
    return done([insertion(stretch.end, appended(text, stretch, lines))]);
  const open = skipGap(text, stretch.start);
  const close = skipGap(text, open + 1);
  const isEmptyList = text[open] === '[' && text[close] === ']' && isFirstOnLine(text, open);
  if (!isEmptyList || skipGap(text, close + 1) < stretch.end) return notAListFile(target);
  const stop = lineEnd(text, close);
  if (isBlank(text, close + 1, stop) && isBlank(text, open + 1, close)) {
    return done([{ span: { start: lineStart(text, open), end: stop }, text: lines.join(style.eol) }]);
  }
  // Comments inside and behind the brackets stay, on the lines where they are.
  const after = isBlank(text, close + 1, stop) ? close + 1 : skipSpaces(text, close + 1);
  const below = insertion(stop, linesBelow(lines, { eol: style.eol, isLast: stop === text.length }));
  return done([deletion(open, open + 1), deletion(close, after), below]);
}

function appended(text: string, { start, end: at }: Span, lines: readonly string[]): string {
  const eol = eolAt(text, 0);
  const isComment = !isBlank(text, start, at);
  const isCut = at > 0 && text[at - 1] !== '\n';
  const isSpaced = isComment && !isBlankLine(text, lineStart(text, at - 1));
  return (isCut ? eol : '') + (isSpaced ? eol : '') + lines.map((line) => line + eol).join('');
}

function cutRecord(target: Target): TextEdit {
  const { text, records } = target.file;
  const before = records[records.indexOf(target.record) - 1];
  const owner = before && { file: target.file, record: before };
  const last = lastLineEnd(target, [], 0);
  const end = nextLine(text, owner && endsKeeping(owner, []) ? skipBlankLines(text, last) : last);
  const start = commentsAbove(target);
  if (records.length === 1) {
    const eol = text[end - 1] === '\n' ? eolAt(text, last) : '';
    return { span: { start, end }, text: `[]${eol}` };
  }
  const isSpaced = target.record === records.at(-1) || isBlankLine(text, end);
  const floor = owner?.record.value === undefined ? start : nextLine(text, lastLineEnd(owner, [], 0));
  return deletion(isSpaced ? blanksAbove(text, start, before ? floor : 0) : start, end);
}

/** Returns where a record begins with the comments right above it; those that begin the file belong to the file. */
export function commentsAbove({ file: { text }, record }: Target): number {
  let start = record.slice.start;
  while (start > 0 && text[lineStart(text, start - 1)] === '#') start = lineStart(text, start - 1);
  return start === 0 ? record.slice.start : start;
}

function blanksAbove(text: string, from: number, floor: number): number {
  let start = from;
  while (start > floor && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1);
  return start;
}

function isBlankLine(text: string, start: number): boolean {
  return isBlank(text, start, lineEnd(text, start));
}

/** Stands for the record that a file without records does not have. */
function nowhere(file: YamlFile): YamlRecord {
  const span = { start: 0, end: file.text.length };
  return { slice: span, value: null, idHints: [], locate: () => undefined };
}

function unwritable(target: Target, reason: string): Outcome<TextEdit[]> {
  return refuseEdit(target, {
    code: 'edit/unwritable',
    path: [],
    message: `${reason}: the record cannot be written`,
    hint: 'give values that a registry can hold: visible text, exact numbers, fields with plain names',
  });
}

function notAListFile(target: Target): Outcome<TextEdit[]> {
  return refuseEdit(target, {
    code: 'edit/not-a-list-file',
    path: [],
    message: `"${target.file.file}" is not a list of records`,
    hint: 'write "[]" into a file without records; a file that is one record is added or deleted whole',
  });
}
