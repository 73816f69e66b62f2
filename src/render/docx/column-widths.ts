const LONGEST_WORD = 24;
const LONGEST_TEXT = 60;

/** Returns the widths of a table's columns: as its template shares them, or by how much they hold. */
export function columnWidths(rows: readonly (readonly string[])[], total: number, shares?: string): number[] {
  const count = Math.max(1, ...rows.slice(0, 1).map((row) => row.length));
  const given = (shares ?? '')
    .split(/[\s,]+/)
    .map(Number)
    .filter((share) => share > 0);
  const weights =
    given.length === count
      ? given
      : Array.from({ length: count }, (_, i) => weight(rows.map((row) => row[i] ?? '')));
  const sum = weights.reduce((a, b) => a + b, 0);
  const widths = weights.map((part) => Math.floor((total * part) / sum));
  const rest = total - widths.reduce((a, b) => a + b, 0);
  return widths.map((width, i) => (i === count - 1 ? width + rest : width));
}

function weight(texts: readonly string[]): number {
  let [longest, sum, word] = [0, 0, 0];
  for (const text of texts.slice(0, 500)) {
    longest = Math.max(longest, text.length);
    sum += text.length;
    for (const part of text.slice(0, 300).split(/[\s-]+/)) word = Math.max(word, part.length);
  }
  const usual = (sum / Math.max(1, Math.min(texts.length, 500)) + Math.min(longest, LONGEST_TEXT)) / 2;
  return Math.max(Math.min(word, LONGEST_WORD), Math.min(usual, LONGEST_TEXT)) + 2;
}
