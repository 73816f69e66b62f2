import type { Heading, Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { attribute } from './attributes.ts';
import { plainText } from './plain-text.ts';

/** A heading of the document's text. */
export type NumberedHeading = {
  /** `2.1`; empty where it has none. */
  readonly number: string;
  readonly text: string;
  readonly depth: number;
  /** Its position among all headings, from 1. */
  readonly order: number;
};

/** A caption: `Table 3. Title`. */
export type Caption = { readonly kind: 'Table' | 'Figure'; readonly number: number; readonly text: string };

/** What a reference prints, and the name of its bookmark. */
export type Target = { readonly text: string; readonly bookmark: string; readonly kind: 'number' | 'text' };

/** The numbers of a document's headings and captions, and what can be referred to. */
export type Numbering = {
  readonly headings: ReadonlyMap<Heading, NumberedHeading>;
  readonly captions: ReadonlyMap<ContainerDirective, Caption>;
  readonly targets: ReadonlyMap<string, Target>;
  /** Names that stand twice. */
  readonly repeated: readonly string[];
};

/** Numbers headings, tables and figures in the order they stand. Those of the cover and front pages have no numbers. */
export function numberTree(root: Root): Numbering {
  const numberer = new Numberer();
  numberer.visit(root, true);
  return numberer;
}

class Numberer implements Numbering {
  readonly headings = new Map<Heading, NumberedHeading>();
  readonly captions = new Map<ContainerDirective, Caption>();
  readonly targets = new Map<string, Target>();
  readonly repeated: string[] = [];
  readonly #levels: number[] = [];
  readonly #counts = { Table: 0, Figure: 0 };

  visit(node: Nodes, counted: boolean): void {
    if (node.type === 'heading' && counted) this.#heading(node);
    if (node.type === 'containerDirective') this.#caption(node);
    if (!('children' in node)) return;
    const front = node.type === 'containerDirective' && ['cover', 'imprint', 'front'].includes(node.name);
    for (const child of node.children) this.visit(child, counted && !front);
  }

  #heading(node: Heading): void {
    const directives = node.children.filter((child) => child.type === 'textDirective');
    const unnumbered = directives.some(({ name }) => name === 'unnumbered');
    const number = unnumbered ? '' : this.#next(node.depth);
    const text = plainText(node).replace(/\s+/g, ' ').trim();
    this.headings.set(node, { number, text, depth: node.depth, order: this.headings.size + 1 });
    const anchor = directives.find(({ name }) => name === 'anchor');
    const id = anchor && attribute(anchor, 'id');
    if (id !== undefined) this.#target(id, { text: number || text, kind: number === '' ? 'text' : 'number' });
  }

  /** A level that is skipped counts as 1, as Word counts it. */
  #next(depth: number): string {
    while (this.#levels.length < depth) this.#levels.push(this.#levels.length < depth - 1 ? 1 : 0);
    this.#levels.length = depth;
    this.#levels[depth - 1] = (this.#levels[depth - 1] ?? 0) + 1;
    return this.#levels.join('.');
  }

  #caption(node: ContainerDirective): void {
    const text = attribute(node, 'caption');
    if (text === undefined || (node.name !== 'table' && node.name !== 'figure')) return;
    const kind = node.name === 'table' ? 'Table' : 'Figure';
    this.#counts[kind]++;
    this.captions.set(node, { kind, number: this.#counts[kind], text });
    const id = attribute(node, 'id');
    if (id !== undefined) this.#target(id, { text: `${kind} ${this.#counts[kind]}`, kind: 'text' });
  }

  #target(id: string, target: Omit<Target, 'bookmark'>): void {
    if (this.targets.has(id)) this.repeated.push(id);
    this.targets.set(id, { ...target, bookmark: `ref_${id.replaceAll('-', '_')}` });
  }
}
