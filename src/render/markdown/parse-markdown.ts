import type { Root } from 'mdast';
// The directive nodes' types.
import 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { restoreText } from './restore-text.ts';

/** Returns the tree of a filled template. */
export function parseMarkdown(markdown: string): Root {
  const root = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(markdown);
  restoreText(root, markdown);
  return root;
}

/** Returns the tree of a text from the data: no directives are read in it. */
export function parseText(text: string): Root {
  const root = unified().use(remarkParse).use(remarkGfm).parse(text);
  restoreText(root, text);
  return root;
}
