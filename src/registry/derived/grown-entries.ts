import { EntriesView } from '../entries-view.ts';
import type { Entries, Entry } from '../workspace.ts';

/** The records of a book, each as it is with what is worked out for it. */
export class GrownEntries extends EntriesView {
  readonly #entries: Entries;
  readonly #grow: (entry: Entry) => Entry;

  constructor(entries: Entries, grow: (entry: Entry) => Entry) {
    super();
    this.#entries = entries;
    this.#grow = grow;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    return entry && this.#grow(entry);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  keys(): MapIterator<string> {
    return this.#entries.keys();
  }

  protected all(): ReadonlyMap<string, Entry> {
    return new Map([...this.#entries].map(([id, entry]) => [id, this.#grow(entry)]));
  }
}
