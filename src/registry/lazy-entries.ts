import { onceFor } from '../base/once-for.ts';
import { EntriesView } from './entries-view.ts';
import type { Ids } from './record-ids.ts';
import type { Entry, Registry } from './workspace.ts';

/** Records by ids that are known: who asks for one, reads its registry; who asks what ids there are, reads nothing. */
export class LazyEntries extends EntriesView {
  readonly #registries: ReadonlyMap<string, Registry>;
  readonly #ids: Ids;
  readonly #holders: ReadonlyMap<string, Registry>;

  constructor(registries: ReadonlyMap<string, Registry>, ids: Ids) {
    super();
    this.#registries = registries;
    this.#ids = ids;
    const holders = new Map<string, Registry>();
    for (const [name, registry] of registries)
      for (const id of ids[name]?.now ?? []) holders.set(id, registry);
    this.#holders = holders;
  }

  get size(): number {
    return this.#holders.size;
  }

  registryOf(id: string): string | undefined {
    return this.#holders.get(id)?.schema.name;
  }

  renamed(): readonly Entry[] {
    return [...this.#registries].flatMap(([name, registry]) => {
      const before = this.#ids[name]?.before ?? {};
      return Object.keys(before).length === 0
        ? []
        : registry.entries.filter(({ id }) => Object.hasOwn(before, id));
    });
  }

  get(id: string): Entry | undefined {
    const registry = this.#holders.get(id);
    if (registry === undefined) return undefined;
    const near = registry.holding?.(id)?.find((entry) => entry.id === id);
    return near ?? byId(registry).get(id);
  }

  has(id: string): boolean {
    return this.#holders.has(id);
  }

  keys(): MapIterator<string> {
    return this.#holders.keys();
  }

  protected all(): ReadonlyMap<string, Entry> {
    return new Map([...this.#registries.values()].flatMap((registry) => [...byId(registry)]));
  }
}

const byId = onceFor(
  ({ entries }: Registry): ReadonlyMap<string, Entry> => new Map(entries.map((entry) => [entry.id, entry])),
);
