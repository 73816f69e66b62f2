import { attributeOf } from './scan-xml.ts';
import type { Remark, TrackedChange } from './word-document.ts';

type OpenChange = { -readonly [K in keyof TrackedChange]: TrackedChange[K] };
type Anchor = { text: string; readonly where: string };

const KINDS: Readonly<Record<string, 'inserted' | 'deleted'>> = {
  ins: 'inserted',
  moveTo: 'inserted',
  del: 'deleted',
  moveFrom: 'deleted',
};

/** Gathers what is open in a document: tracked changes with their texts, and what remarks are about. */
export class RevisionList {
  readonly changes: TrackedChange[] = [];
  insertions: number = 0;
  deletions: number = 0;
  readonly anchors: Map<string, Anchor> = new Map();
  readonly #open: OpenChange[] = [];
  readonly #openAnchors = new Set<Anchor>();
  #row: OpenChange | undefined;

  /** An element begins within another one; `where` says at what place of the document. */
  open(name: string, attributes: string, at: { parent: string; prefix: string; where: string }): void {
    const value = (key: string) => attributeOf(attributes, `${at.prefix}${key}`) ?? '';
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (kind !== undefined) {
      if (kind === 'inserted') this.insertions++;
      else this.deletions++;
      const change = { kind, author: value('author'), date: value('date'), text: '', where: at.where };
      if (at.parent === 'trPr') this.#row = { ...change, kind: `row ${kind}` };
      else this.#open.push(change);
    }
    if (name === 'commentRangeStart') this.#begin(value('id'), at.where);
    if (name === 'commentRangeEnd') this.#end(value('id'));
    if (name === 'commentReference' && !this.anchors.has(value('id')))
      this.anchors.set(value('id'), { text: '', where: at.where });
  }

  close(name: string, parent: string): void {
    if (!Object.hasOwn(KINDS, name) || parent === 'trPr') return;
    const change = this.#open.pop();
    if (change && change.text !== '') this.changes.push(change);
  }

  /** A text that is there, or one that was taken away. */
  add(text: string, kind: 'there' | 'gone'): void {
    const change = this.#open.at(-1);
    if (change) change.text += text;
    if (kind === 'there') for (const anchor of this.#openAnchors) anchor.text += text;
  }

  closeRow(cells: readonly string[]): void {
    if (this.#row) this.changes.push({ ...this.#row, text: cells.filter((cell) => cell !== '').join(' | ') });
    this.#row = undefined;
  }

  #begin(id: string, where: string): void {
    const anchor = { text: '', where };
    this.anchors.set(id, anchor);
    this.#openAnchors.add(anchor);
  }

  #end(id: string): void {
    const anchor = this.anchors.get(id);
    if (anchor) this.#openAnchors.delete(anchor);
  }
}

/** A remark as its own part has it. */
export type BareRemark = Omit<Remark, 'anchor' | 'where'> & { readonly id: string };

/** Returns the remarks with what they are about. */
export function withAnchors(
  remarks: readonly BareRemark[],
  anchors: ReadonlyMap<string, { readonly text: string; readonly where: string }>,
): Remark[] {
  return remarks.map(({ id, ...remark }) => {
    const { text = '', where = '' } = anchors.get(id) ?? {};
    return { ...remark, anchor: text, where };
  });
}
