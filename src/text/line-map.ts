/** A place as people count it: line and column from 1; a column is one UTF-16 unit. */
export type Position = { readonly line: number; readonly column: number };

/** Finds lines in a text. Made only when something is to be printed: inside, offsets are enough. */
export class LineMap {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /**
   * Returns the line and column of an offset; an offset past the end is the end. The two signs of a line end of
   * Windows are one place, so that a finding has the same place whichever line ends a file has.
   */
  position(offset: number): Position {
    const within = Math.min(Math.max(offset, 0), this.#text.length);
    const at = this.#text.startsWith('\r\n', within - 1) ? within - 1 : within;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 };
  }

  /** Returns the text of a line (from 1), without its line end; empty where there is no such line. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const end = this.#starts[number];
    return this.#text.slice(start, end).replace(/\r?\n$/, '');
  }

  /** The number of lines; a text that ends in a line end has one more, empty. */
  get count(): number {
    return this.#starts.length;
  }
}
