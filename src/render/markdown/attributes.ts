import type { Directives } from 'mdast-util-directive';

/** Returns a directive's attribute; undefined where it has none or it is empty. */
export function attribute(node: Directives, name: string): string | undefined {
  const value = node.attributes?.[name];
  return value === null || value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** Returns the text in a directive's brackets. */
export function label(node: Directives): string {
  return node.children
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .trim();
}
