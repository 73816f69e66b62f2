import { isErased } from '../../registry/join-store.ts';
import { isRedacted, isStored, storedFields } from '../../registry/personal.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, PersonalStore, Registry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** In a book that keeps personal values in a store, they stand there, and only they. */
export const storeRule: Rule = {
  name: 'store of personal values',
  *check({ workspace }) {
    const { store, registries } = workspace;
    if (!store) return;
    for (const registry of registries.values()) {
      if (storedFields(registry.schema).length > 0) yield* checkRegistry(registry, store);
    }
    if (!store.here) yield* notChecked(workspace);
  },
};

function* checkRegistry({ schema, entries }: Registry, store: PersonalStore): Generator<Diagnostic> {
  for (const entry of entries) {
    const { open = entry.data } = entry.apart ?? {};
    for (const name of storedFields(schema)) {
      if (open[name] !== undefined && !isRedacted(open[name])) yield inTheOpen(entry, name);
    }
  }
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  for (const stored of store.files.get(schema.name)?.entries ?? []) {
    if (seen.has(stored.id)) yield twice(stored);
    seen.add(stored.id);
    yield* checkStored(stored, known.get(stored.id));
  }
}

function inTheOpen(entry: Entry, name: string): Diagnostic {
  const { apart, ...open } = entry;
  return entryFinding(open, {
    code: 'privacy/in-open-book',
    path: [name],
    atKey: true,
    message: `${name} of ${entry.id} stands in the book, and the book keeps personal values in its store`,
    hint: 'move it into the store: grantbook privacy separate',
  });
}

function twice(stored: Entry): Diagnostic {
  return entryFinding(stored, {
    code: 'privacy/not-of-a-record',
    path: [stored.registry.id.field],
    message: `the store has "${stored.id}" twice`,
    hint: 'put the values of both into one, and remove the other',
  });
}

function* checkStored(stored: Entry, entry: Entry | undefined): Generator<Diagnostic> {
  const idField = stored.registry.id.field;
  if (!entry) {
    yield entryFinding(stored, {
      code: 'privacy/not-of-a-record',
      path: [idField],
      message: `the store has values of "${stored.id}", and the book has no such ${stored.registry.noun}`,
      hint: 'correct the id, or take the record out of the store',
    });
    return;
  }
  for (const name of Object.keys(stored.data)) {
    if (name === idField) continue;
    if (isErased(entry)) yield keptStill(stored, name);
    else if (!isStored(stored.registry, [name])) yield notPersonal(stored, name);
  }
}

function keptStill(stored: Entry, name: string): Diagnostic {
  return entryFinding(stored, {
    code: 'privacy/kept-still',
    path: [name],
    atKey: true,
    message: `${stored.id} was erased, and the store has ${name} still`,
    hint: `take it out for good: grantbook privacy erase ${stored.id} -m "…"`,
  });
}

function notPersonal(stored: Entry, name: string): Diagnostic {
  return entryFinding(stored, {
    code: 'privacy/not-personal',
    path: [name],
    atKey: true,
    message: `${name} is no personal value of a ${stored.registry.noun}, so nobody reads it here`,
    hint: `move the line to ${stored.id} in the book`,
  });
}

/** What nobody here can see is told as not checked, never as in order. */
function* notChecked({ registries }: Workspace): Generator<Diagnostic> {
  const [settings] = registries.get('project')?.entries ?? [];
  const withheld = [...registries.values()].flatMap(({ entries }) =>
    entries.filter(({ apart }) => apart?.withheld),
  );
  if (!settings || withheld.length === 0) return;
  const what = withheld.length === 1 ? '1 record' : `${withheld.length} records`;
  yield entryFinding(settings, {
    code: 'privacy/withheld',
    severity: 'info',
    path: ['personal_values'],
    message: `the personal values of ${what} were not checked: the store is not here`,
    hint: 'whoever may see them puts the store into the folder personal',
  });
}
