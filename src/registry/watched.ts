import { noteUse, noteUses } from '../base/uses.ts';
import { EntriesView } from './entries-view.ts';
import type { Files } from './files.ts';
import { registryOf } from './find-entry.ts';
import { everRenamed } from './former-ids.ts';
import type { Entries, Entry, Registry, Workspace } from './workspace.ts';

/** The name under which the use of what all records are called is noted: no registry is called so. */
export const ALL_IDS = '*ids';

/** The name under which the use of the book's list of files, or of their bytes, is noted. */
export const ALL_FILES = '*files';

/** Returns the book as it is, which notes (`noteUse`) what of it is looked at: registries by name, and the two above. */
export function watched(workspace: Workspace): Workspace {
  const registries = new Map(
    [...workspace.registries].map(([name, registry]): [string, Registry] => [
      name,
      watchedRegistry(registry),
    ]),
  );
  const { project, ...rest } = workspace;
  return {
    ...rest,
    files: watchedFiles(workspace.files),
    registries,
    entries: new WatchedEntries(workspace),
    get project() {
      noteUse('project');
      return project;
    },
  };
}

/** With members of its own: who spreads it, looks at all of it. */
function watchedRegistry(registry: Registry): Registry {
  const { schema, validate } = registry;
  return {
    schema,
    validate,
    get files() {
      noteUse(schema.name);
      return registry.files;
    },
    get entries() {
      noteUse(schema.name);
      return registry.entries;
    },
  };
}

/** Who finds a record has looked at its registry; who finds none, at the ids of all. */
class WatchedEntries extends EntriesView {
  readonly #book: Workspace;
  readonly #entries: Entries;

  constructor(book: Workspace) {
    super();
    this.#book = book;
    this.#entries = book.entries;
  }

  get size(): number {
    noteUse(ALL_IDS);
    return this.#entries.size;
  }

  get(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    noteUse(entry?.registry.name ?? ALL_IDS);
    return entry;
  }

  registryOf(id: string): string | undefined {
    noteUse(ALL_IDS);
    return registryOf(this.#book, id);
  }

  /** Whether a record was renamed is told with its id: a change of that is no small one. */
  renamed(): readonly Entry[] {
    noteUse(ALL_IDS);
    return everRenamed(this.#book);
  }

  has(id: string): boolean {
    noteUse(ALL_IDS);
    return this.#entries.has(id);
  }

  keys(): MapIterator<string> {
    noteUse(ALL_IDS);
    return this.#entries.keys();
  }

  protected all(): ReadonlyMap<string, Entry> {
    noteUses(this.#book.registries.keys());
    return this.#entries;
  }
}

function watchedFiles(files: Files): Files {
  return {
    ...files,
    list: () => {
      noteUse(ALL_FILES);
      return files.list();
    },
    read: (path) => {
      noteUse(ALL_FILES);
      return files.read(path);
    },
  };
}
