import { showLine } from '../../base/show-text.ts';

/**
 * Returns a text of the data as it stands in an attribute of XML: on one line, nothing of it markup; what XML
 * cannot hold is written out, such as `\u{1b}`.
 */
export function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;');
}

/** Returns a text of the data as it stands between tags of XML. */
export function content(text: string): string {
  return showLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns a tag’s name with its attributes: `error line="3"`. */
export function opening(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  return `${name}${pairs.join('')}`;
}

/** Returns the findings by their file, in the order in which the files come. */
export function byPath<T extends { readonly path: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(each.path, [...(groups.get(each.path) ?? []), each]);
  return groups;
}
