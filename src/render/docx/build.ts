import type { Files } from '../../registry/files.ts';
import type { DocumentTree } from '../markdown/build-tree.ts';
import type { Spliced } from './spliced.ts';

/** Where blocks stand: it decides their styles and how wide they are. */
export type Place = {
  readonly role: 'body' | 'front' | 'cover' | 'imprint' | 'note' | 'quote' | 'footnote';
  readonly width: number;
  /** Whether the next block begins a page. */
  readonly newPage?: boolean;
};

/** A list that is used: bullets, or numbers from a start. */
export type UsedList = { readonly reference: string; readonly ordered: boolean; readonly start: number };

/** What the making of one Word document gathers on its way. */
export class Build {
  readonly tree: DocumentTree;
  readonly files: Files;
  /** Footnotes in the order they are referred to. */
  readonly notes: string[] = [];
  /** What is written as XML at once; undefined in a document that is short enough to be laid out. */
  readonly spliced: Spliced | undefined;
  readonly #lists = new Map<string, UsedList>();
  #instances = 0;
  #pictures = 0;

  constructor(tree: DocumentTree, files: Files, spliced?: Spliced) {
    this.tree = tree;
    this.files = files;
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

  /** Returns the number a footnote has in the document. */
  noteNumber(identifier: string): number {
    return this.notes.push(identifier);
  }

  nextPicture(): number {
    this.#pictures++;
    return this.#pictures;
  }
}
