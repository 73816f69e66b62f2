/** Returns the offset of every line of a template, as Handlebars counts lines: CR, LF or both end one. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (const match of source.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Returns the offset of a place as Handlebars gives it: lines from 1, columns from 0. */
export function offsetOf(starts: readonly number[], place: { line: number; column: number }): number {
  return (starts[place.line - 1] ?? 0) + place.column;
}
