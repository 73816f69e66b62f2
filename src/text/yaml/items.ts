import type { Span } from '../span.ts';

/** Returns whether a list item begins at the start of this line. */
export function isItemLine(text: string, at: number): boolean {
  return text[at] === '-' && (at + 1 === text.length || ' \t\r\n'.includes(text[at + 1] ?? ''));
}

/**
 * Cuts a stretch of text into the items of a list at the margin: each from its dash to the next.
 * That is safe, since nothing in YAML that belongs to an item can begin a line with `- `.
 */
export function splitItems(text: string, stretch: Span): Span[] {
  const starts: number[] =
    isItemLine(text, stretch.start) && stretch.start < stretch.end ? [stretch.start] : [];
  for (let at = text.indexOf('\n-', stretch.start); at !== -1; at = text.indexOf('\n-', at + 1)) {
    if (at + 1 >= stretch.end) break;
    if (isItemLine(text, at + 1)) starts.push(at + 1);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? stretch.end }));
}
