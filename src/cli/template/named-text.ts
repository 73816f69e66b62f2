import { showLine } from '../../base/show-text.ts';
import { wrapText } from '../format/wrap-text.ts';
import type { Paint } from '../paint.ts';

/** Names with what is said of each. */
export type NamedText = readonly (readonly [name: string, says: string])[];

const WIDEST_NAME = 32;

/** Returns names and, beside each, what it is: wrapped and never cut, for a name that is cut cannot be copied. */
export function namedText(named: NamedText, paint: Paint, width: number): string {
  const longest = Math.max(...named.map(([name]) => name.length));
  const column = Math.min(longest, WIDEST_NAME) + 4;
  return named
    .map(([name, says]) => {
      const text = wrapText(showLine(says), width, ' '.repeat(column));
      const head = `  ${showLine(name)}`;
      const beside = head.length + 2 <= column;
      return `${paint.cyan(head)}${beside ? unescaped(text).slice(head.length) : `\n${text}`}`;
    })
    .join('');
}

/** What begins a line with colons could be a command to a CI; behind a name it begins no line. */
function unescaped(text: string): string {
  return text.replace(/^( *)\\u\{3a\}/, '$1:');
}
