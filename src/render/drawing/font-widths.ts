/** The width of a letter that a font does not have, in thousandths of its size. */
const ABSENT = 600;

/** Reads from a TrueType font how wide its letters are; of the whole font, only that. */
export class FontWidths {
  readonly #view: DataView;
  readonly #tables: ReadonlyMap<string, number>;
  readonly #widths = new Map<number, number>();

  constructor(font: Uint8Array) {
    this.#view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    this.#tables = this.#readTables();
  }

  /** Returns how wide a text is at a size, in the size's unit; kerning does not count. */
  widthOf(text: string, size: number): number {
    let sum = 0;
    for (const letter of text) sum += this.#advance(letter.codePointAt(0) ?? 0);
    return (sum * size) / 1000;
  }

  #readTables(): Map<string, number> {
    const count = this.#view.getUint16(4);
    return new Map(
      Array.from({ length: count }, (_, i): [string, number] => {
        const at = 12 + i * 16;
        const tag = [0, 1, 2, 3].map((k) => String.fromCharCode(this.#view.getUint8(at + k))).join('');
        return [tag, this.#view.getUint32(at + 8)];
      }),
    );
  }

  #table(tag: string): number {
    const at = this.#tables.get(tag);
    if (at === undefined) throw new Error(`the font has no table ${tag}`);
    return at;
  }

  #advance(letter: number): number {
    const known = this.#widths.get(letter);
    if (known !== undefined) return known;
    const glyph = this.#glyphOf(letter);
    const width = glyph === 0 ? ABSENT : this.#advanceOf(glyph);
    this.#widths.set(letter, width);
    return width;
  }

  #advanceOf(glyph: number): number {
    const perEm = this.#view.getUint16(this.#table('head') + 18);
    const last = this.#view.getUint16(this.#table('hhea') + 34) - 1;
    return (this.#view.getUint16(this.#table('hmtx') + Math.min(glyph, last) * 4) * 1000) / perEm;
  }

  /** The font's own map of letters, in its form of segments for the letters of the first plane. */
  #glyphOf(letter: number): number {
    const map = this.#segments();
    if (letter > 0xffff) return 0;
    const half = this.#view.getUint16(map + 6);
    const ends = map + 14;
    let at = 0;
    while (at < half && this.#view.getUint16(ends + at) < letter) at += 2;
    if (at >= half) return 0;
    const starts = ends + half + 2;
    const start = this.#view.getUint16(starts + at);
    if (start > letter) return 0;
    const delta = this.#view.getUint16(starts + half + at);
    const offsets = starts + half * 2 + at;
    const offset = this.#view.getUint16(offsets);
    if (offset === 0) return (letter + delta) & 0xffff;
    const glyph = this.#view.getUint16(offsets + offset + (letter - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }

  #segments(): number {
    const cmap = this.#table('cmap');
    const count = this.#view.getUint16(cmap + 2);
    for (let i = 0; i < count; i++) {
      const at = cmap + this.#view.getUint32(cmap + 4 + i * 8 + 4);
      if (this.#view.getUint16(at) === 4) return at;
    }
    throw new Error('the font has no map of letters that can be read');
  }
}
