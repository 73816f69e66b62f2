import type { Files } from '../../registry/files.ts';
import type { Painter } from '../drawing/painter.ts';
import type { DocumentTree } from '../markdown/build-tree.ts';
import type { Spliced } from './spliced.ts';

/** Where blocks stand: it decides their styles and how wide they are. */
export type Place = {
  readonly role: 'body' | 'front' | 'cover' | 'imprint' | 'note' | 'quote' | 'footnote';
  readonly width: number;
  /** How high the text can be on a page, in twentieths of a point like the width. */
  readonly height: number;
  /** Whether the next block begins a page. */
  readonly newPage?: boolean;
};

/** A list that is used: bullets, or numbers from a start. */
export type UsedList = { readonly reference: string; readonly ordered: boolean; readonly start: number };

/** What only some documents need in their making. */
export type Means = { readonly painter?: Painter | undefined; readonly spliced?: Spliced | undefined };

/** What the making of one Word document gathers on its way. */
export class Build {
  readonly tree: DocumentTree;
  readonly files: Files;
  /** Draws the charts; a document without any has none. */
  readonly painter: Painter | undefined;
  /** Footnotes in the order they are referred to. */
  readonly notes: string[] = [];
  /** What is written as XML at once; undefined in a document that is short enough to be laid out. */
  readonly spliced: Spliced | undefined;
  readonly #lists = new Map<string, UsedList>();
  #instances = 0;
  #pictures = 0;

  constructor(tree: DocumentTree, files: Files, { painter, spliced }: Means = {}) {
    this.tree = tree;
    this.files = files;
    this.painter = painter;
    this.spliced = spliced;
  }

  get lists(): readonly UsedList[] {
    return [...this.#lists.values()];
  }

  /** Returns the numbering of a new list. */
  newList(ordered: boolean, start: number): { reference: string; instance: number } {
    const reference = ordered ? `numbers-${start}` : 'bullets';
    this.#lists.set(reference, { reference, ordered, start });
    this.#instances++;
    return { reference, instance: this.#instances };
  }

  /** Returns the number a footnote has in the document, and whether a text before refers to it already. */
  noteNumber(identifier: string): { readonly number: number; readonly isFirst: boolean } {
    const before = this.notes.indexOf(identifier);
    if (before >= 0) return { number: before + 1, isFirst: false };
    return { number: this.notes.push(identifier), isFirst: true };
  }

  nextPicture(): number {
    this.#pictures++;
    return this.#pictures;
  }
}
