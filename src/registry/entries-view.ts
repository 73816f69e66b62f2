import type { Entries, Entry } from './workspace.ts';

/** Records by id that are not all at hand: who goes through them needs them all, who asks for one does not. */
export abstract class EntriesView implements Entries {
  abstract get size(): number;
  abstract get(id: string): Entry | undefined;
  abstract has(id: string): boolean;
  abstract keys(): MapIterator<string>;

  /** Returns every record by its id. */
  protected abstract all(): ReadonlyMap<string, Entry>;

  values(): MapIterator<Entry> {
    return this.all().values();
  }

  entries(): MapIterator<[string, Entry]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }

  forEach(each: (entry: Entry, id: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [id, entry] of this.entries()) each(entry, id, this);
  }
}
