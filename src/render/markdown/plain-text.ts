import type { Nodes } from 'mdast';

/** Returns the text of a node without its markup; line breaks are spaces. */
export function plainText(node: Nodes): string {
  if (node.type === 'textDirective' && node.name !== 'lang') return '';
  if (node.type === 'break' || node.type === 'html') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}
