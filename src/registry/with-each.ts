import { whenAsked } from '../base/when-asked.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { EntriesView } from './entries-view.ts';
import { registryOf } from './find-entry.ts';
import type { Entries, Entry, Registry, Workspace } from './workspace.ts';

/** What stands in the place of a record, and of the schema of a registry. */
type Each = {
  readonly entry: (entry: Entry) => Entry;
  readonly schema?: (schema: RegistrySchema) => RegistrySchema;
};

/**
 * Returns a book with another record in the place of each, of the same id and registry: once
 * somebody looks at it, and one for all who do.
 */
export function withEach(workspace: Workspace, { entry, schema }: Each): Workspace {
  const each = { entry: remembered(entry), ...(schema && { schema }) };
  return {
    ...workspace,
    registries: new Map(
      [...workspace.registries].map(([name, registry]) => [name, registryWith(registry, each)]),
    ),
    entries: new EachEntries(workspace.entries, each.entry),
  };
}

/** What is remembered for so many takes no more room than itself. */
function remembered(work: (entry: Entry) => Entry): (entry: Entry) => Entry {
  const known = new WeakMap<Entry, Entry>();
  return (entry) => {
    const found = known.get(entry) ?? work(entry);
    known.set(entry, found);
    return found;
  };
}

/** Who does not look at the schema or the records of a registry needs neither. No files are looked through for words: what stands in the place of a record may say others. */
function registryWith(registry: Registry, { entry, schema }: Each): Registry {
  return whenAsked<Registry>({
    schema: () => (schema ? schema(registry.schema) : registry.schema),
    validate: () => registry.validate,
    files: () => registry.files,
    entries: () => registry.entries.map(entry),
  });
}

class EachEntries extends EntriesView {
  readonly #entries: Entries;
  readonly #each: (entry: Entry) => Entry;

  constructor(entries: Entries, each: (entry: Entry) => Entry) {
    super();
    this.#entries = entries;
    this.#each = each;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    return entry && this.#each(entry);
  }

  registryOf(id: string): string | undefined {
    return registryOf({ entries: this.#entries }, id);
  }

  renamed(): readonly Entry[] | undefined {
    return this.#entries.renamed?.()?.map(this.#each);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  keys(): MapIterator<string> {
    return this.#entries.keys();
  }

  protected all(): ReadonlyMap<string, Entry> {
    return new Map([...this.#entries].map(([id, entry]) => [id, this.#each(entry)]));
  }
}
