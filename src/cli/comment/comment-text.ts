import { showLine } from '../../base/show-text.ts';
import { withoutSecrets } from '../../text/telling-texts.ts';

/** Stands between the signs of what a platform would make a link or a mention of; it takes no room. */
const APART = '&#8203;';

/** No more of a text is shown than this. */
const LONGEST = 600;

/**
 * What platforms make more of than Markdown does, after it was read: the ids of commits, addresses, names with @, numbers
 * with #, merge requests, labels and the like, small pictures between colons. Then every sign that Markdown itself knows.
 */
const SIGNS =
  /(?<oid>\b(?=\d*[a-f]|\d{13})[\da-f]{7,40}\b)|(?<scheme>(?:https?|ftp):(?=\/\/)|www(?=\.)|(?:mailto|xmpp)(?=:)|GH-(?=\d))|(?<mark>[@#!$~%&^:](?=[\w"+-]))|(?<sign>[!#$&@[-`{-~*<>_])/gi;

/** Returns a text of the data as Markdown that shows just that text: nobody is called, nothing is linked or loaded. */
export function prose(text: string): string {
  const shown = cut(showLine(withoutSecrets(text))).replaceAll(SIGNS, (found, ...rest) => {
    const { oid, scheme, mark, sign } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (oid !== undefined) return oid.replaceAll(/.{6}(?=.)/g, `$&${APART}`);
    if (scheme !== undefined) return `${found}${APART}`;
    if (mark === undefined) return `\\${sign}`;
    return /[@%:]/.test(mark) ? `${mark}${APART}` : `\\${mark}${APART}`;
  });
  // At the start of a line these begin a list, or make a heading of the line before.
  return shown.replace(/^\s*(?:\d+(?=[.)])|(?=[-+=]))/, '$&\\');
}

/** Returns a text of the data as code, in which no platform looks for anything. */
export function code(text: string): string {
  const shown = cut(showLine(withoutSecrets(text))).trim();
  if (shown === '') return '(empty)';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Returns a hint, its command as code: that is what is copied. */
export function hintText(hint: string): string {
  const at = hint.search(/(?:^|(?<=[:;,] ))(?:grantbook|git) [a-z-]/);
  if (at === -1) return prose(hint);
  const end = hint.slice(at).search(/;| \(|, (?=git |grantbook )/);
  const command = end === -1 ? hint.slice(at) : hint.slice(at, at + end);
  return `${prose(hint.slice(0, at))}${code(command)}${end === -1 ? '' : hintText(hint.slice(at + end))}`;
}

function cut(text: string): string {
  const units = [...text];
  return units.length <= LONGEST ? text : `${units.slice(0, LONGEST).join('')}…`;
}

/** Returns as many of the items as there is room for, and in a last line how many more there are. */
export function within(items: readonly string[], room: number, more: (count: number) => string): string {
  let text = '';
  for (const [i, item] of items.entries()) {
    if (text.length + item.length > room) return `${text}${more(items.length - i)}\n`;
    text += item;
  }
  return text;
}
