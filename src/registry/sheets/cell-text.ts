import { parseDay } from '../../base/day.ts';
import { parseProjectMonth } from '../../base/project-month.ts';
import { showJson } from '../../base/show-text.ts';
import { isList, sameValue, type Value } from '../../text/value.ts';
import type { CellKind } from './cell.ts';

/** What a text of a cell means: a value, or why that is not certain and what is to be written. */
export type CellMeaning = { readonly value: Value } | { readonly why: string; readonly write: string };

/** What stands in a cell for a text without letters, for `null`, and before what has no plainer form. */
const EMPTY = '(empty)';
const NULL = '(null)';
const JSON_MARK = '(json) ';
const TOO_LONG = '(too long for a sheet: ';
/** Between the id of a record and what it is called. */
const DASH = ' – ';

/** The most that a cell of a spreadsheet holds is 32,767; programs cut what is longer without a word. */
const LONGEST = 32_000;

/** What a file of a spreadsheet cannot hold, or programs take for the end of a line. */
const UNFIT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Returns a value as a cell holds it; of nothing, an empty text. What it returns for a value is read
 * back as the same value, whatever it is.
 */
export function cellText(value: Value | undefined, kind: CellKind): string {
  if (value === undefined) return '';
  const plain = plainText(value, kind);
  const text = plain !== undefined && plain !== '' && readsAs(plain, kind, value) ? plain : marked(value);
  return text.length > LONGEST ? `${TOO_LONG}${text.length} characters)` : text;
}

function readsAs(text: string, kind: CellKind, value: Value): boolean {
  if (UNFIT.test(text)) return false;
  const meaning = readCell(text, kind);
  return 'value' in meaning && sameValue(meaning.value, value);
}

function marked(value: Value): string {
  if (value === '') return EMPTY;
  return value === null ? NULL : `${JSON_MARK}${showJson(value)}`;
}

function plainText(value: Value, kind: CellKind): string | undefined {
  switch (kind.kind) {
    case 'any':
      return showJson(value);
    case 'several':
      return isList(value) ? value.map((item) => plainText(item, kind.of) ?? '').join('\n') : undefined;
    case 'yes-no':
      return value === true ? 'yes' : value === false ? 'no' : undefined;
    case 'record':
      return recordText(value, kind.labels);
    default:
      return scalarText(value);
  }
}

function recordText(value: Value, labels: ReadonlyMap<string, string>): string | undefined {
  const label = typeof value === 'string' ? labels.get(value) : undefined;
  return label ? `${String(value)}${DASH}${label}` : scalarText(value);
}

function scalarText(value: Value): string | undefined {
  return typeof value === 'object' ? undefined : String(value);
}

/** Reads a text of a cell, which is not empty, as its kind says. */
export function readCell(text: string, kind: CellKind): CellMeaning {
  if (text === EMPTY) return { value: '' };
  if (text === NULL) return { value: null };
  if (text.startsWith(JSON_MARK)) return readJson(text.slice(JSON_MARK.length));
  if (text.startsWith(TOO_LONG))
    return { why: 'what was left out of the sheet is not known here', write: 'nothing, or all of the text' };
  if (UNFIT.test(text))
    return { why: 'it holds characters that no text has', write: 'letters that are seen' };
  return readPlain(text, kind);
}

function readPlain(text: string, kind: CellKind): CellMeaning {
  switch (kind.kind) {
    case 'text':
      if (kind.line && text.includes('\n')) return { why: 'it has several lines', write: 'one line' };
      return { value: text };
    case 'date':
      return parseDay(text) ? { value: text } : { why: 'it is no day', write: 'a day as 2026-01-31' };
    case 'month':
      return parseProjectMonth(text) === undefined
        ? { why: 'it is no month of the project', write: 'a month as M18' }
        : { value: text };
    case 'number':
      return readNumber(text, kind.whole);
    case 'yes-no':
      return readYesNo(text);
    case 'choice':
      return readChoice(text, kind.choices);
    case 'record':
      return readRecord(text, kind);
    case 'several':
      return readSeveral(text, kind.of);
    case 'any':
      return readJson(text);
  }
}

function readJson(text: string): CellMeaning {
  try {
    return { value: JSON.parse(text) as Value };
  } catch {
    return { why: 'it cannot be read as JSON', write: 'text in double quotes, or a list in brackets' };
  }
}

function readNumber(text: string, whole: boolean): CellMeaning {
  const write = whole ? 'a whole number as 1250' : 'a number as 1250.5';
  const value = Number(text);
  if (!/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/.test(text) || !Number.isFinite(value))
    return { why: 'it is not a number', write };
  if (whole && !Number.isSafeInteger(value)) return { why: 'it is no whole number', write };
  return { value };
}

function readYesNo(text: string): CellMeaning {
  if (/^(yes|true)$/i.test(text)) return { value: true };
  if (/^(no|false)$/i.test(text)) return { value: false };
  return { why: 'it is neither yes nor no', write: 'yes or no' };
}

function readChoice(text: string, choices: readonly Value[]): CellMeaning {
  const found = choices.find((choice) => typeof choice !== 'object' && String(choice) === text);
  if (found !== undefined) return { value: found };
  return { why: 'it is none of the possible values', write: `one of: ${choices.map(String).join(', ')}` };
}

function readRecord(text: string, { nouns, labels }: CellKind & { kind: 'record' }): CellMeaning {
  const [id, label] = parted(text);
  if (label === undefined) return { value: text };
  const known = labels.get(id);
  if (known === label) return { value: id };
  const write = `the id of a ${nouns}`;
  if (known === undefined) return { why: `there is no ${nouns} with the id "${id}"`, write };
  return { why: `${id} is called "${known}"`, write: `only ${id}, or "${id}${DASH}${known}"` };
}

function parted(text: string): [id: string, label: string | undefined] {
  const at = text.indexOf(DASH);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + DASH.length)];
}

function readSeveral(text: string, of: CellKind): CellMeaning {
  const values: Value[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const meaning = readCell(line, of);
    if ('why' in meaning) return { ...meaning, why: `of "${line}": ${meaning.why}` };
    values.push(meaning.value);
  }
  return { value: values };
}

/** Returns whether two texts of a cell are one: of a number, programs keep 15 digits. */
export function sameCell(one: string, other: string, kind: CellKind): boolean {
  if (one === other) return true;
  if (kind.kind !== 'number' || one === '' || other === '') return false;
  const [a, b] = [Number(one), Number(other)];
  return Number.isFinite(a) && Number.isFinite(b) && a.toPrecision(15) === b.toPrecision(15);
}
