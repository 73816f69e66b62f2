import { type FileChild, Paragraph, TextRun } from 'docx';

/** Marks the place of a stretch of XML; no text can hold it. */
const MARK = '\ue004';

/** Stretches of a document that are written as XML at once, and are put in their places at the end. */
export class Spliced {
  readonly #stretches: { readonly xml: string; readonly as: 'p' | 'tr' }[] = [];

  /** Keeps a stretch, and returns what stands for it until then. */
  place(xml: string): FileChild {
    return new Paragraph({ children: [new TextRun({ text: this.#keep(xml, 'p') })] });
  }

  /** Keeps rows of a table, and returns the row that stands for them until then. */
  placeRows(xml: string): string {
    return `<w:tr><w:tc><w:p><w:r><w:t>${this.#keep(xml, 'tr')}</w:t></w:r></w:p></w:tc></w:tr>`;
  }

  #keep(xml: string, as: 'p' | 'tr'): string {
    return `${MARK}${this.#stretches.push({ xml, as }) - 1}${MARK}`;
  }

  /** Returns a document part with every stretch in its place. */
  putInto(document: string): string {
    if (this.#stretches.length === 0) return document;
    const pieces: string[] = [];
    let done = 0;
    for (const { index, 1: at } of document.matchAll(new RegExp(`${MARK}(\\d+)${MARK}`, 'g'))) {
      const { xml, as } = this.#stretches[Number(at)] ?? { xml: '', as: 'p' };
      const start = document.lastIndexOf(`<w:${as}>`, index);
      pieces.push(document.slice(done, start), xml);
      const end = `</w:${as}>`;
      done = document.indexOf(end, index) + end.length;
    }
    return pieces.join('') + document.slice(done);
  }
}
