import { parseDay } from '../../base/day.ts';
import { startsFormula, unguarded } from '../../base/formula-start.ts';
import { dayOfSerial } from '../../exchange/sheets/serial-date.ts';
import type { ReadCell } from '../../exchange/sheets/workbook.ts';
import type { CellKind } from '../../registry/sheets/cell.ts';
import { shortened } from '../forms/question.ts';
import type { Reading } from './received.ts';

/** What a cell says as the text of its kind; or why that is not certain, and what is to be done. */
export type GivenText =
  | { readonly text: string }
  | {
      readonly code: 'sheet/unclear' | 'sheet/formula' | 'sheet/rewritten';
      readonly why: string;
      readonly hint: string;
    };

type Wanted = { readonly kind: CellKind; readonly reading: Reading };

/** Returns what a cell says of a field, without a guess: a formula, an error and a rewritten text say nothing. */
export function readGivenCell(cell: ReadCell | undefined, wanted: Wanted): GivenText {
  if (cell === undefined) return { text: '' };
  switch (cell.kind) {
    case 'text':
      return readText(cell.text, wanted);
    case 'number':
      return readNumber(cell, wanted);
    case 'yes-no':
      return readYesNo(cell.value, wanted.kind);
    case 'error':
      return holdsError(cell.text);
    case 'formula':
      return {
        code: 'sheet/formula',
        why: `holds a formula, =${shortened(cell.formula)}, that shows "${shortened(cell.shown)}"`,
        hint: 'copy the cell and paste it as value (Paste special), or write the value',
      };
  }
}

const ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/;

function holdsError(text: string): GivenText {
  return {
    code: 'sheet/unclear',
    why: `holds the error ${shortened(text)}`,
    hint: 'write the value that belongs there, or empty the cell',
  };
}

function readText(text: string, { kind, reading }: Wanted): GivenText {
  const plain = text.replaceAll(/\r\n?/g, '\n');
  if (ERROR.test(plain)) return holdsError(plain);
  if (kind.kind === 'number') return decimalText(plain, reading);
  if (reading.csv && startsFormula(plain))
    return {
      code: 'sheet/formula',
      why: `begins like a formula: "${shortened(plain)}"`,
      hint: `where it is meant as text, write an apostrophe before it: '${shortened(plain)}`,
    };
  const own = reading.csv ? unguarded(plain) : plain;
  return kind.kind === 'date' && !parseDay(own) ? writtenDay(own, reading) : { text: own };
}

function decimalText(text: string, { decimal }: Reading): GivenText {
  const trimmed = text.trim();
  if (/^-?\d+$/.test(trimmed) || !/^-?[\d.,]+$/.test(trimmed)) return { text: trimmed };
  const sign = decimal === 'comma' ? ',' : '.';
  const fits = new RegExp(`^-?\\d+\\${sign}\\d+$`).test(trimmed);
  if (fits) return { text: trimmed.replace(',', '.') };
  return {
    code: 'sheet/unclear',
    why: `says "${shortened(text)}": it is not certain what parts its digits`,
    hint:
      decimal === 'comma'
        ? 'write 1250,5, or leave --decimal comma out'
        : 'write 1250.5; where the whole file is written with decimal commas: --decimal comma',
  };
}

const ORDERS = { dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2] } as const;

function writtenDay(text: string, { dates }: Reading): GivenText {
  const parts = /^(\d{1,4})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{1,4})\.?$/.exec(text.trim())?.slice(1);
  if (parts && dates !== undefined) {
    const [year = '', month = '', day = ''] = ORDERS[dates].map((i) => parts[i] ?? '');
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (parseDay(written)) return { text: written };
  }
  if (!parts && !/^\d+([.,]\d+)?$/.test(text)) return { text };
  return {
    code: 'sheet/unclear',
    why: parts
      ? `says "${shortened(text)}": ${dates === undefined ? 'the order of day and month is not certain' : `it is no day in the order ${dates}`}`
      : `says "${shortened(text)}": a number is no day`,
    hint: parts
      ? 'write it as 2026-01-31; where the whole file is written in one order: --dates dmy, mdy or ymd'
      : 'write it as 2026-01-31, or format the cell as a date',
  };
}

type NumberCell = Extract<ReadCell, { kind: 'number' }>;

function readNumber({ value, date }: NumberCell, { kind, reading }: Wanted): GivenText {
  const day = date ? dayOfSerial(Math.floor(value), reading.from1904) : undefined;
  if (kind.kind === 'date') {
    if (day !== undefined && Number.isInteger(value)) return { text: day };
    const why = date
      ? 'holds a day with a time, or one that spreadsheets count differently'
      : `holds the number ${value}, no day`;
    return { code: 'sheet/unclear', why, hint: 'write the day as 2026-01-31' };
  }
  const takesNumbers = kind.kind === 'number' || kind.kind === 'choice' || kind.kind === 'any';
  if (takesNumbers && !date) return { text: String(value) };
  return {
    code: 'sheet/rewritten',
    why: `holds ${date ? 'a day' : 'a number'}, ${day ?? value}, where a text belongs`,
    hint: 'a program may have rewritten what was typed: format the cell as text, and write it anew',
  };
}

function readYesNo(value: boolean, kind: CellKind): GivenText {
  if (kind.kind === 'yes-no') return { text: value ? 'yes' : 'no' };
  if (kind.kind === 'any' || kind.kind === 'choice') return { text: String(value) };
  return {
    code: 'sheet/rewritten',
    why: `holds ${value ? 'TRUE' : 'FALSE'}, where another value belongs`,
    hint: 'format the cell as text, and write it anew',
  };
}

const LIKE_A_DAY = /^(\d{1,2}[-/. ]([A-Za-z]{3,9}|\d{1,2})([-/. ]\d{2,4})?|[A-Za-z]{3,9}[-/. ]\d{2,4})\.?$/;
const LIKE_A_PART = /^([A-Za-z]{3,9}[-/. ]?\d{1,4}|\d{1,4}[-/. ]\d{1,2}([-/. ]\d{1,4})?)$/;

/**
 * Returns whether a program, not a person, is likely to have made one text of another: 7 of 007, 100000 of
 * 1E5, 1-Mar of MAR-1, TRUE of true.
 */
export function isRewritten(before: string, after: string): boolean {
  if (before === '' || before === after) return false;
  if (/^(true|false)$/i.test(before) && after === before.toUpperCase()) return true;
  const [one, other] = [Number(before), Number(after.replace(',', '.'))];
  const isNumber = /^[+-]?[\d.]+(e[+-]?\d+)?$/i;
  if (isNumber.test(before) && isNumber.test(after.replace(',', '.')))
    return one === other || (/e/i.test(after) && one.toPrecision(3) === other.toPrecision(3));
  return LIKE_A_PART.test(before) && LIKE_A_DAY.test(after) && !sameParts(before, after);
}

/** 1.2 and 1.3 are two numbers of a person; 1.2 and 1-Feb are one. */
function sameParts(before: string, after: string): boolean {
  return before.replaceAll(/\d+/g, '0') === after.replaceAll(/\d+/g, '0');
}

/** Returns whether a text is a large number as spreadsheets shorten it: its digits are gone. */
export function isShortenedNumber(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d{2}$/.test(text);
}
