import { sha256 } from '../../base/digest.ts';
import { RequestError } from '../../base/request-error.ts';
import { readCsv } from '../../exchange/sheets/read-csv.ts';
import { readXlsx } from '../../exchange/sheets/read-xlsx.ts';
import { readGivenFile } from '../../io/read-given-file.ts';
import { resolvePath } from '../../io/resolve-path.ts';
import { type BaseSheet, readBaseSheet } from '../../procedures/sheets/base-sheet.ts';
import type { GivenSheet } from '../../procedures/sheets/received.ts';
import type { Input } from '../command.ts';
import type { Globals } from '../context.ts';
import { encodingOf, readingOf, separatorOf } from './text-options.ts';

/** What some files that came back hold. */
export type GivenFiles = {
  readonly digest: string;
  readonly sheets: readonly GivenSheet[];
  /** What a workbook says it was made from. */
  readonly base: BaseSheet | undefined;
  /** What there is beside cells, and was not read. */
  readonly beside: readonly string[];
};

/** Reads workbooks and CSV files that are named on the command line. Throws a RequestError where one cannot be read with certainty. */
export function readGivenSheets(shown: readonly string[], input: Input, globals: Globals): GivenFiles {
  const files = shown.map((name) => readOne(name, input, globals));
  const [first, second] = files.flatMap(({ base }) => base ?? []);
  if (first && second && (first.book !== second.book || first.commit !== second.commit))
    throw new RequestError(
      'the workbooks were made from different states of the book',
      'take them over one by one',
    );
  return {
    digest:
      files.length === 1 ? (files[0]?.digest ?? '') : sha256(files.map(({ digest }) => digest).join('\n')),
    sheets: files.flatMap(({ sheets }) => sheets),
    base: first,
    beside: files.flatMap(({ beside }) => beside),
  };
}

function readOne(shown: string, input: Input, globals: Globals): GivenFiles {
  const bytes = readGivenFile(resolvePath(shown, globals.directory), {
    shown,
    hint: 'name a workbook or CSV file that is there: risks.xlsx',
  });
  const digest = sha256(bytes);
  if (/\.(csv|tsv|txt)$/i.test(shown) && bytes[0] !== 0xd0 && !(bytes[0] === 0x50 && bytes[1] === 0x4b))
    return { ...csvSheet(bytes, shown, input), digest, base: undefined, beside: [] };
  const workbook = readXlsx(bytes);
  const base = typeof workbook === 'string' ? workbook : readBaseSheet(workbook);
  if (typeof workbook === 'string' || typeof base === 'string')
    throw new RequestError(
      `"${shown}" cannot be read: ${String(base)}`,
      'open it in Excel or LibreOffice and save it as Excel workbook (.xlsx), without macros or password; or as CSV',
    );
  const reading = { ...readingOf(input), csv: false, from1904: workbook.from1904 };
  return {
    digest,
    sheets: workbook.sheets.map((sheet) => ({ sheet, reading })),
    base,
    beside: workbook.beside,
  };
}

/** More remarks than this are counted. */
const MOST = 200;

/** Returns the remarks on cells, which only people can answer. */
export function remarksOn(sheets: readonly GivenSheet[]): string[] {
  const told = sheets.flatMap(({ sheet: { name, remarks = [] } }) =>
    remarks.map(({ cell, text }) => `remark on ${name}!${cell}, not taken over: "${shortenedRemark(text)}"`),
  );
  const more = told.length - MOST;
  return more > 0 ? [...told.slice(0, MOST), `and ${more} more remarks, not taken over`] : told;
}

/** More letters than this are read in the sheet. */
const LONGEST = 400;

function shortenedRemark(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}

function csvSheet(bytes: Uint8Array, shown: string, input: Input): Pick<GivenFiles, 'sheets'> {
  const name = shown.replace(/^.*[/\\]/, '');
  const said = { encoding: encodingOf(input), separator: separatorOf(input) };
  const sheet = readCsv(bytes, said, name);
  if ('why' in sheet) throw new RequestError(`"${shown}" cannot be read: ${sheet.why}`, sheet.hint);
  return { sheets: [{ sheet, reading: { ...readingOf(input), csv: true, from1904: false } }] };
}
