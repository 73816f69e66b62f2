import type { Nodes } from 'mdast';

/** Returns how deep a tree nests, without calling itself. */
export function treeDepth(root: Nodes): number {
  let deepest = 0;
  const open: [Nodes, number][] = [[root, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ('children' in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}
