const SLOTS = 1024;

/**
 * Remembers the short texts of a file: its records have the same keys, and often the same values. A
 * string that is known already need not be made and kept again.
 */
export class TextMemory {
  readonly #slots: (string | undefined)[] = new Array(SLOTS);

  /** Returns the text between two offsets, as a string that may be one given before. */
  take(text: string, from: number, to: number): string {
    const length = to - from;
    const slot = (text.charCodeAt(from) * 31 + text.charCodeAt(to - 1) * 7 + length) % SLOTS;
    const known = this.#slots[slot];
    if (known !== undefined && known.length === length && isAt(known, text, from)) return known;
    const taken = text.slice(from, to);
    this.#slots[slot] = taken;
    return taken;
  }
}

function isAt(known: string, text: string, from: number): boolean {
  for (let i = 0; i < known.length; i += 1) {
    if (known.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  }
  return true;
}
