import type { Value } from '../../text/value.ts';

/** A value in a JSON text: where it stands, and for a mapping or list what it holds. */
export type JsonNode = {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  readonly members?: readonly JsonMember[];
  readonly items?: readonly JsonNode[];
};

/** A member of a mapping: where its key begins, and its value. */
export type JsonMember = { readonly key: string; readonly start: number; readonly node: JsonNode };

/** Returns where everything stands in a text that is valid JSON. */
export function locateJson(text: string): JsonNode {
  return new Reader(text).value();
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonNode {
    this.#skip();
    if (this.#text[this.#at] === '{') return this.#mapping();
    if (this.#text[this.#at] === '[') return this.#list();
    return this.#scalar();
  }

  #mapping(): JsonNode {
    const start = this.#at++;
    const members: JsonMember[] = [];
    while (!this.#closes('}')) {
      const key = this.#scalar();
      this.#skip();
      this.#at++;
      members.push({ key: String(key.value), start: key.start, node: this.value() });
    }
    const value = Object.fromEntries(members.map(({ key, node }) => [key, node.value]));
    return { start, end: this.#at, value, members };
  }

  #list(): JsonNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    while (!this.#closes(']')) items.push(this.value());
    return { start, end: this.#at, value: items.map(({ value }) => value), items };
  }

  #scalar(): JsonNode {
    const start = this.#at;
    SCALAR.lastIndex = start;
    const [raw = ''] = SCALAR.exec(this.#text) ?? [];
    if (raw === '') throw new Error(`no JSON value at ${start}`);
    this.#at = start + raw.length;
    return { start, end: this.#at, value: JSON.parse(raw) as Value };
  }

  /** Passes the comma before the next member, or the bracket that ends all. */
  #closes(bracket: string): boolean {
    this.#skip();
    if (this.#text[this.#at] === ',') this.#at++;
    this.#skip();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  #skip(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
  }
}
