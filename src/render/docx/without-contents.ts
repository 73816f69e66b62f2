import type { RootContent } from 'mdast';

/** Returns a text without its table of contents and the heading right above that: the shell has a place, and a title, of its own. */
export function withoutContents(nodes: readonly RootContent[]): RootContent[] {
  const kept = nodes.filter(
    (node, i) => !isContents(node) && !(node.type === 'heading' && isContents(nodes[i + 1])),
  );
  return kept.map((node) =>
    node.type === 'containerDirective'
      ? { ...node, children: withoutContents(node.children) as typeof node.children }
      : node,
  );
}

function isContents(node: RootContent | undefined): boolean {
  return node?.type === 'leafDirective' && node.name === 'toc';
}
