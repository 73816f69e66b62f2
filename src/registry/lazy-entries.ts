import { onceFor } from '../base/once-for.ts';
import { EntriesView } from './entries-view.ts';
import type { Ids } from './record-ids.ts';
import type { Entry, Registry } from './workspace.ts';

/** So many ids are each looked for; who asks for more, gets a map of them all. */
const FEW = 50;

/** Records by ids that are known: who asks for one, reads its registry; who asks what ids there are, reads nothing. */
export class LazyEntries extends EntriesView {
  readonly #registries: ReadonlyMap<string, Registry>;
  readonly #ids: Ids;
  #known: ReadonlyMap<string, Registry> | undefined;
  #asked = 0;

  constructor(registries: ReadonlyMap<string, Registry>, ids: Ids) {
    super();
    this.#registries = registries;
    this.#ids = ids;
  }

  get size(): number {
    return this.#holders().size;
  }

  registryOf(id: string): string | undefined {
    return this.#holderOf(id)?.schema.name;
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
    const registry = this.#holderOf(id);
    if (registry === undefined) return undefined;
    const near = registry.holding?.(id)?.find((entry) => entry.id === id);
    return near ?? byId(registry).get(id);
  }

  has(id: string): boolean {
    return this.#holderOf(id) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.#holders().keys();
  }

  /** Of very many ids a few are found sooner by looking through them than by putting them all in a map first. */
  #holderOf(id: string): Registry | undefined {
    if (this.#known || this.#asked++ >= FEW) return this.#holders().get(id);
    const [, registry] =
      [...this.#registries].find(([name]) => this.#ids[name]?.now.includes(id) ?? false) ?? [];
    return registry;
  }

  /** The registry of each id. */
  #holders(): ReadonlyMap<string, Registry> {
    this.#known ??= holdersOf(this.#registries, this.#ids);
    return this.#known;
  }

  protected all(): ReadonlyMap<string, Entry> {
    return new Map([...this.#registries.values()].flatMap((registry) => [...byId(registry)]));
  }
}

const byId = onceFor(
  ({ entries }: Registry): ReadonlyMap<string, Entry> => new Map(entries.map((entry) => [entry.id, entry])),
);

function holdersOf(registries: ReadonlyMap<string, Registry>, ids: Ids): ReadonlyMap<string, Registry> {
  const holders = new Map<string, Registry>();
  for (const [name, registry] of registries) for (const id of ids[name]?.now ?? []) holders.set(id, registry);
  return holders;
}
