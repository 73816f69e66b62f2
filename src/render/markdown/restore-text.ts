import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { directiveShape } from './directive-list.ts';

/** What holds blocks. */
const FLOW: readonly string[] = [
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'containerDirective',
];

/**
 * Turns back into text what the parser makes of text nobody meant as markup: bare addresses become links
 * and `WP1:T1.2` holds a directive in their grammars. Works in place; a tree of any depth.
 */
export function restoreText(root: Root, source: string): void {
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const children = parent.children.flatMap((child) => restored(child, parent, source));
    (parent as { children: Nodes[] }).children = withoutEdgeBreaks(joinTexts(children));
    for (const child of parent.children) if ('children' in child) open.push(child);
  }
}

function restored(node: Nodes, parent: Parents, source: string): Nodes[] {
  // A value that is only a line end, where a block could stand.
  if (node.type === 'html' && node.value === '<br>' && FLOW.includes(parent.type)) return [];
  if (node.type === 'link' && isBareAddress(node, source)) return node.children;
  if (node.type === 'textDirective' && !directiveShape(node.name, 'text')) return asWritten(node, source);
  return [node];
}

function asWritten(node: TextDirective, source: string): PhrasingContent[] {
  const label = node.children.length > 0 ? [asText('['), ...node.children, asText(']')] : [];
  if (Object.keys(node.attributes ?? {}).length === 0) return [asText(`:${node.name}`), ...label];
  const whole = sliceOf(node, source);
  return [asText(`:${node.name}`), ...label, asText(whole.slice(whole.lastIndexOf('{')))];
}

/** A link that was not written with brackets. */
function isBareAddress(node: Nodes, source: string): boolean {
  return !/^[[<]/.test(sliceOf(node, source));
}

function sliceOf(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined
    ? ''
    : source.slice(start.offset, end.offset);
}

function asText(value: string): Text {
  return { type: 'text', value };
}

function joinTexts(nodes: readonly Nodes[]): Nodes[] {
  const joined: Nodes[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = asText(last.value + node.value);
    else joined.push(node);
  }
  return joined;
}

/** A break at the edge of a text comes of a loop that parts its turns. */
function withoutEdgeBreaks(nodes: readonly Nodes[]): Nodes[] {
  const isBreak = (node: Nodes | undefined) =>
    node?.type === 'break' || (node?.type === 'html' && /^<br ?\/?>$/.test(node.value));
  let [from, to] = [0, nodes.length];
  while (from < to && isBreak(nodes[from])) from++;
  while (to > from && isBreak(nodes[to - 1])) to--;
  return nodes.slice(from, to);
}
