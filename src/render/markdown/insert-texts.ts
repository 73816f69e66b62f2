import type { FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { insertNumber } from '../fill/insert-mark.ts';
import { isTangled } from './is-tangled.ts';
import { parseText } from './parse-markdown.ts';
import { plainText } from './plain-text.ts';
import { safeLink } from './safe-link.ts';
import { treeDepth } from './tree-depth.ts';

const DEEPEST = 40;

/**
 * Puts the longer texts of the data where their marks stand, as trees: so nothing in them can become part
 * of the template's own markup. Pictures, HTML and unsafe links in them stay text.
 */
export function insertTexts(root: Root, texts: readonly string[]): void {
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const children: Nodes[] = parent.children.flatMap((child) => replaced(child, texts));
    (parent as { children: Nodes[] }).children = children;
    for (const child of children) if ('children' in child) open.push(child);
  }
}

function replaced(node: Nodes, texts: readonly string[]): Nodes[] {
  const number = node.type === 'paragraph' ? insertNumber(plainText(node)) : undefined;
  const text = number === undefined ? undefined : texts[number];
  return text === undefined ? [node] : blocksOf(text, `text${number}-`);
}

function blocksOf(text: string, prefix: string): RootContent[] {
  if (isTangled(text)) return plainParagraphs(text);
  const root = parseText(text);
  if (treeDepth(root) > DEEPEST) return plainParagraphs(text);
  tame(root, { text, prefix });
  return root.children.filter((node) => node.type !== 'definition' && node.type !== 'thematicBreak');
}

function plainParagraphs(text: string): RootContent[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
}

type Taming = { readonly text: string; readonly prefix: string };

const FLOW = ['root', 'blockquote', 'listItem', 'footnoteDefinition'];

function tame(parent: Parents, taming: Taming): void {
  const children = parent.children
    .flatMap((child) => tamed(child, taming))
    .map((child) => fitted(child, parent));
  (parent as { children: Nodes[] }).children = children;
}

function tamed(node: Nodes, taming: Taming): Nodes[] {
  if (node.type === 'html' && !/^<br ?\/?>$/.test(node.value)) return [{ type: 'text', value: node.value }];
  if (node.type === 'image' || node.type === 'imageReference' || node.type === 'linkReference')
    return [textOf(node, taming)];
  if ('children' in node) tame(node, taming);
  if (node.type === 'link' && safeLink(node.url) === undefined)
    return [...node.children, { type: 'text', value: ` (${node.url})` }];
  if (node.type === 'heading')
    node.children.push({ type: 'textDirective', name: 'unnumbered', attributes: {}, children: [] });
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') renamed(node, taming.prefix);
  return [node];
}

function renamed(node: Extract<Nodes, { identifier: string }> | FootnoteDefinition, prefix: string): void {
  node.identifier = `${prefix}${node.identifier}`;
  delete node.label;
}

/** HTML between blocks becomes a paragraph of text. */
function fitted(node: Nodes, parent: Parents): Nodes {
  return node.type === 'text' && FLOW.includes(parent.type) ? { type: 'paragraph', children: [node] } : node;
}

function textOf(node: Nodes, { text }: Taming): Nodes {
  const { start, end } = node.position ?? {};
  return { type: 'text', value: text.slice(start?.offset ?? 0, end?.offset ?? 0) };
}
