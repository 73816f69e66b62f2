/** The most rows and columns that a sheet has. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** A place in a sheet: row and column, from 1. */
export type Place = { readonly row: number; readonly column: number };

/** Returns the letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let [rest, letters] = [column, ''];
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** Returns how people call a cell: `Risks!E7`. */
export function cellName(sheet: string, { row, column }: Place): string {
  return `${sheet}!${columnLetters(column)}${row}`;
}

/** Reads the place of a cell, `E7`; undefined where no sheet has it. */
export function readPlace(text: string): Place | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return undefined;
  const [, letters = '', digits = ''] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  return row <= MOST_ROWS && column <= MOST_COLUMNS ? { row, column } : undefined;
}
