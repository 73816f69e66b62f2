const SLOTS = 1024;

/**
 * Remembers the keys of a file: the records of a registry have the same ones, and a string that is
 * known already need not be made, hashed and looked up again.
 */
export class KeyMemory {
  readonly #slots: string[] = Array.from({ length: SLOTS }, () => '');

  /** Returns the text between two offsets, as a string that may be one given before. */
  take(text: string, from: number, to: number): string {
    const length = to - from;
    const slot = (text.charCodeAt(from) * 31 + text.charCodeAt(to - 1) * 7 + length) % SLOTS;
    const known = this.#slots[slot] ?? '';
    if (known.length === length && isAt(known, text, from)) return known;
    const key = asKey(text.slice(from, to));
    this.#slots[slot] = key;
    return key;
  }
}

function isAt(known: string, text: string, from: number): boolean {
  for (let i = 0; i < known.length; i += 1) {
    if (known.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  }
  return true;
}

/** Returns an equal string that is a property's name already, which is faster as one. */
function asKey(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
