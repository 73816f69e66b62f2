/** A letter of a table's text, and what a cell keeps free at its sides, in twentieths of a point. */
const LETTER = 105;
const PADDING = 230;
const LONGEST_WORD = 24;
const LONGEST_TEXT = 60;

/** What a column needs so that no word breaks, and what it would like to have. */
type Need = { readonly least: number; readonly more: number };

/** Returns the widths of a table's columns: as its template shares them, or by how much they hold. */
export function columnWidths(rows: readonly (readonly string[])[], total: number, shares?: string): number[] {
  const count = Math.max(1, rows[0]?.length ?? 1);
  const given = (shares ?? '')
    .split(/[\s,]+/)
    .map(Number)
    .filter((share) => share > 0);
  const columns = Array.from({ length: count }, (_, i) =>
    need(rows.slice(0, 500).map((row) => row[i] ?? '')),
  );
  return shared(given.length === count ? given : fitted(columns, total), total);
}

function need(texts: readonly string[]): Need {
  let [longest, word] = [0, 0];
  for (const text of texts) {
    longest = Math.max(longest, text.length);
    for (const part of text.slice(0, 300).split(/[\s-]+/)) word = Math.max(word, part.length);
  }
  const least = Math.min(word, LONGEST_WORD) * LETTER + PADDING;
  return { least, more: Math.max(0, Math.min(longest, LONGEST_TEXT) * LETTER + PADDING - least) };
}

/** Every column gets what it needs; the rest goes where texts are long. */
function fitted(columns: readonly Need[], total: number): number[] {
  const least = sum(columns.map((column) => column.least));
  const more = sum(columns.map((column) => column.more));
  const rest = total - least;
  if (rest <= 0 || more === 0) return columns.map((column) => column.least);
  const part = Math.min(1, rest / more);
  return columns.map((column) => column.least + column.more * part);
}

/** Whole numbers in the proportion of the parts, that make up the total. */
function shared(parts: readonly number[], total: number): number[] {
  const all = sum(parts);
  const widths = parts.map((part) => Math.floor((total * part) / all));
  return widths.map((width, i) => (i === widths.length - 1 ? width + total - sum(widths) : width));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
