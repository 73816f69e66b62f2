import type { Control } from './word-document.ts';

type Open = {
  tag: string;
  kind: 'answer' | 'section' | 'item';
  text: string;
  /** Whether a paragraph within it has begun: the next one is another line. */
  begun: boolean;
  /** Whether the next paragraph carries on the line before. */
  joins: boolean;
  gone: boolean;
  readonly children: Control[];
  readonly items: Control[][];
};

/** Gathers the content controls of a document as they stand in each other. */
export class ControlTree {
  readonly roots: Control[] = [];
  readonly #open: Open[] = [];

  open(): void {
    this.#open.push({
      ...{ tag: '', kind: 'answer', text: '', begun: false, joins: false, gone: false },
      children: [],
      items: [],
    });
  }

  /** What the properties of the control say it is. */
  mark(kind: 'section' | 'item' | { readonly tag: string }): void {
    const control = this.#open.at(-1);
    if (control && typeof kind === 'string') control.kind = kind;
    else if (control && typeof kind === 'object') control.tag = kind.tag;
  }

  add(text: string): void {
    const control = this.#open.at(-1);
    if (control) control.text += text;
  }

  beginParagraph(): void {
    const control = this.#open.at(-1);
    if (!control) return;
    if (control.begun && !control.joins) control.text += '\n';
    Object.assign(control, { begun: true, joins: false });
  }

  /** The end of a paragraph was taken away. */
  joinParagraph(): void {
    const control = this.#open.at(-1);
    if (control) control.joins = true;
  }

  /** The row around which the control stands was taken away. */
  dropRow(): void {
    const control = this.#open.at(-1);
    if (control?.kind === 'item') control.gone = true;
  }

  close(): void {
    const control = this.#open.pop();
    if (!control || control.gone) return;
    const around = this.#open.at(-1);
    if (control.kind === 'item' && around) {
      around.items.push(control.children);
      return;
    }
    // Google Docs puts controls of its own around what is discussed: their text is part of the answer.
    if (control.kind === 'answer' && around?.kind === 'answer') around.text += control.text;
    const siblings = around?.children ?? this.roots;
    const { tag, kind, text, items } = control;
    if (tag !== '' && kind !== 'item') siblings.push({ tag, kind, text, items });
    else siblings.push(...control.children);
  }
}
