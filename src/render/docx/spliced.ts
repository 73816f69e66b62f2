import { type FileChild, Paragraph, TextRun } from 'docx';

/** Marks the place of a stretch of XML; no text can hold it. */
const MARK = '\ue004';

/** Stretches of a document that are written as XML at once, and are put in their places at the end. */
export class Spliced {
  readonly #stretches: string[] = [];

  /** Keeps a stretch, and returns what stands for it until then. */
  place(xml: string): FileChild {
    const at = this.#stretches.push(xml) - 1;
    return new Paragraph({ children: [new TextRun({ text: `${MARK}${at}${MARK}` })] });
  }

  /** Returns a document part with every stretch in its place. */
  putInto(document: string): string {
    if (this.#stretches.length === 0) return document;
    const pieces: string[] = [];
    let done = 0;
    for (const { index, 1: at } of document.matchAll(new RegExp(`${MARK}(\\d+)${MARK}`, 'g'))) {
      const start = document.lastIndexOf('<w:p>', index);
      pieces.push(document.slice(done, start), this.#stretches[Number(at)] ?? '');
      done = document.indexOf('</w:p>', index) + '</w:p>'.length;
    }
    return pieces.join('') + document.slice(done);
  }
}
