import type { LeafDirective } from 'mdast-util-directive';

/**
 * Returns the text of a template's line up to a name in a directive of the filled template, so that a
 * finding points at the name there: not at the same word elsewhere. Of several lines that hold the name
 * in such a directive, it is the one that has most of the directive's values; empty where there is none.
 */
export function leadInTemplate(source: string, node: LeafDirective, name: string): string {
  if (name === '') return '';
  const values = Object.values(node.attributes ?? {}).filter((value) => typeof value === 'string');
  const lines = [...source.matchAll(new RegExp(`^[^\\n]*::${node.name}\\b[^\\n]*`, 'gm'))].map(
    ([text]) => text,
  );
  const shared = (line: string) => values.filter((value) => line.includes(value)).length;
  const [best] = lines
    .map((line) => ({ line, at: placeOf(line, name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => shared(b.line) - shared(a.line));
  return best ? best.line.slice(0, best.at) : '';
}

/** As a value, before as the name of an attribute. */
function placeOf(line: string, name: string): number {
  const word = name.replace(/[^\w-]/g, '\\$&');
  const value = line.search(new RegExp(`(?<=[=",\\s|.])${word}(?![\\w=-])`));
  return value >= 0 ? value : line.search(new RegExp(`(?<![\\w.-])${word}(?![\\w-])`));
}
