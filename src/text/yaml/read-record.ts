import type { Span } from '../span.ts';
import type { Path, Value } from '../value.ts';
import type { Places } from './places.ts';
import type { SliceReader } from './slice-reader.ts';
import type { Place, YamlRecord } from './yaml-file.ts';

/** A record that was read, and from where. */
export type Read<V> = {
  readonly slice: Span;
  /** What is read to get the value: the slice, less any document markers. */
  readonly stretch: Span;
  readonly value: V;
  /** The way from the value of the stretch to the record. */
  readonly prefix: Path;
};

const NONE: readonly string[] = [];

/** A record that has a value. A class, and not a mapping with functions: a big book holds a million of them. */
export class ReadRecord implements YamlRecord {
  readonly slice: Span;
  readonly value: Value;
  readonly #stretch: Span;
  readonly #prefix: Path;
  readonly #reader: SliceReader;
  #places: Places | undefined;

  constructor({ slice, stretch, value, prefix }: Read<Value>, reader: SliceReader) {
    this.slice = slice;
    this.value = value;
    this.#stretch = stretch;
    this.#prefix = prefix;
    this.#reader = reader;
  }

  get idHints(): readonly string[] {
    return NONE;
  }

  /** Reads the stretch again, once, when first asked. */
  locate(path: Path): Place | undefined {
    this.#places ??= this.#reader.readPlaces(this.#stretch);
    return this.#places.locate([...this.#prefix, ...path]);
  }
}
