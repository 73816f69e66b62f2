import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { attribute } from './attributes.ts';

/** What stands in a text only to say something of its heading. */
const SIGNS = ['anchor', 'unnumbered'];

/** Says of every text in a `:::language` that it is in that language, in place: its blocks are as any others. */
export function spreadLanguage(root: Root): void {
  visit(root, undefined);
}

function visit(parent: Parents, around: string | undefined): void {
  const isLanguage = parent.type === 'containerDirective' && parent.name === 'language';
  const tag = isLanguage ? attribute(parent, 'tag') : around;
  if (tag !== undefined && holdsText(parent)) spread(parent, tag);
  else for (const child of parent.children) if ('children' in child) visit(child, tag);
}

type TextParent = Parents & { children: PhrasingContent[] };

function holdsText(parent: Parents): parent is TextParent {
  return ['paragraph', 'heading', 'tableCell'].includes(parent.type);
}

function spread(parent: TextParent, tag: string): void {
  const isSign = (node: Nodes) => node.type === 'textDirective' && SIGNS.includes(node.name);
  const said: TextDirective = {
    type: 'textDirective',
    name: 'lang',
    attributes: { tag },
    children: parent.children.filter((child) => !isSign(child)),
  };
  parent.children = [said, ...parent.children.filter(isSign)];
}
