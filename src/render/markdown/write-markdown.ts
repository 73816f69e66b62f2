import type {
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { label } from './attributes.ts';
import type { DocumentTree } from './build-tree.ts';

/** Returns a document as Markdown that any reader of GFM shows: numbers and references are written out. */
export function writeMarkdown(tree: DocumentTree): string {
  const writer = new Writer(tree);
  const root: Root = { type: 'root', children: writer.blocks(tree.root) };
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: tree.root.children.length < 2000 })],
  });
}

class Writer {
  readonly #tree: DocumentTree;

  constructor(tree: DocumentTree) {
    this.#tree = tree;
  }

  blocks(parent: Parents): RootContent[] {
    return parent.children.flatMap((child) => this.#node(child, false) as RootContent[]);
  }

  #node(node: Nodes, inTable: boolean): Nodes[] {
    switch (node.type) {
      case 'containerDirective':
        return this.#container(node);
      case 'leafDirective':
        return node.name === 'toc' ? [this.#contents()] : [];
      case 'textDirective':
        return this.#textDirective(node, inTable);
      case 'html':
        return [lineBreak(node, inTable)];
      default:
        return 'children' in node ? [this.#copy(node, inTable)] : [node];
    }
  }

  #textDirective(node: TextDirective, inTable: boolean): Nodes[] {
    if (node.name === 'lang') return node.children.flatMap((child) => this.#node(child, inTable));
    return node.name === 'ref' ? [text(this.#tree.numbering.targets.get(label(node))?.text ?? '')] : [];
  }

  #copy(node: Parents, inTable: boolean): Nodes {
    const children = node.children.flatMap((child) => this.#node(child, inTable || node.type === 'table'));
    const copy = { ...node, children } as Nodes;
    return copy.type === 'heading' && node.type === 'heading' ? this.#heading(node, copy) : copy;
  }

  #heading(original: Heading, copy: Heading): Heading {
    const number = this.#tree.numbering.headings.get(original)?.number ?? '';
    const children: PhrasingContent[] = copy.children.map((child) =>
      child.type === 'break' ? text(' ') : child,
    );
    const last = children.at(-1);
    if (last?.type === 'text') children[children.length - 1] = text(last.value.trimEnd());
    return { ...copy, children: number === '' ? children : [text(`${number} `), ...children] };
  }

  #container(node: ContainerDirective): Nodes[] {
    const children = this.blocks(node);
    if (node.name === 'note')
      return [{ type: 'blockquote', children: children as ContainerDirective['children'] }];
    const caption = this.#tree.numbering.captions.get(node);
    if (!caption) return children;
    const line = `${caption.kind} ${caption.number}. ${caption.text}`;
    const paragraph: Nodes = { type: 'paragraph', children: [{ type: 'strong', children: [text(line)] }] };
    return caption.kind === 'Table' ? [paragraph, ...children] : [...children, paragraph];
  }

  #contents(): List {
    const root: List = { type: 'list', ordered: false, spread: false, children: [] };
    const open: { depth: number; list: List }[] = [{ depth: 0, list: root }];
    for (const { number, text: title, depth } of this.#tree.numbering.headings.values()) {
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const list = open.at(-1)?.list ?? root;
      const inner: List = { type: 'list', ordered: false, spread: false, children: [] };
      const line: PhrasingContent[] = [text(number === '' ? title : `${number} ${title}`)];
      list.children.push({
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children: line }, inner],
      });
      open.push({ depth, list: inner });
    }
    return withoutEmptyLists(root);
  }
}

/** A table cell holds its breaks as HTML; elsewhere Markdown has its own. */
function lineBreak(node: Html, inTable: boolean): Nodes {
  if (!/^<br ?\/?>$/.test(node.value)) return text(node.value);
  return inTable ? node : { type: 'break' };
}

function withoutEmptyLists(list: List): List {
  const items = list.children.map((item): ListItem => {
    const children = item.children
      .filter((child) => child.type !== 'list' || child.children.length > 0)
      .map((child) => (child.type === 'list' ? withoutEmptyLists(child) : child));
    return { ...item, children };
  });
  return { ...list, children: items };
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}
