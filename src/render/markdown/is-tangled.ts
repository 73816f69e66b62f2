const DEEPEST = 20;
const MOST_SIGNS = 2000;
const MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/**
 * Returns whether a text is no prose but made to keep a Markdown parser busy: hundreds of quotes in
 * quotes, thousands of signs of emphasis in a paragraph. Parsers take stack and time for them without bound.
 */
export function isTangled(text: string): boolean {
  let signs = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') signs = 0;
    signs += line.match(/[*_~`[\]]/g)?.length ?? 0;
    if (signs > MOST_SIGNS || nestsDeeply(line)) return true;
  }
  return false;
}

/** Returns whether a line opens more quotes and lists in each other than any document needs. */
export function nestsDeeply(line: string): boolean {
  const markers = MARKERS.exec(line)?.[0].match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  return markers > DEEPEST || (line.match(/^ */)?.[0].length ?? 0) > 200;
}
