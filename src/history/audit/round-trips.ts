import { check } from '../../rules/check.ts';
import type { Found } from './audit-finding.ts';
import type { BookState } from './book-states.ts';
import type { AuditStep } from './brought-findings.ts';

/** A schema while it is another than it was: what the book was before, and which commits changed it. */
type Detour = { readonly before: BookState; readonly was: string | undefined; readonly since: string };

/**
 * Looks out for schemas that are changed, and changed back, with records changed in between: each commit
 * is right by the schema it had, and together they do what the schema that stands forbids.
 */
export class SchemaDetours {
  readonly #open = new Map<string, Detour>();

  /** Takes the next commit, each after its parents; only along first parents can there be a way back. */
  step({ commit, state, parents }: AuditStep): Found[] {
    const [before] = parents;
    if (!before) return [];
    return commit.changes
      .filter(({ parent, path }) => parent === 0 && /^schemas\/[^/]+\.schema\.json$/.test(path))
      .flatMap(({ path, before: was, after }): Found[] => {
        const detour = this.#open.get(path);
        if (!detour) {
          this.#open.set(path, { before, was, since: commit.oid });
          return [];
        }
        if (detour.was !== after) return [];
        this.#open.delete(path);
        return judged(path, detour, state);
      });
  }
}

/** What the schema that holds again says of all that has changed since it held before. */
function judged(path: string, { before, since }: Detour, state: BookState): Found[] {
  const registry = [...state.workspace.registries.values()].find(({ schema }) => schema.file === path);
  const old = registry && before.workspace.registries.get(registry.schema.name);
  if (!registry || !old) return [];
  const known = new Map(old.entries.map((entry) => [entry.id, entry.data]));
  const touched = registry.entries.filter(({ id, data }) => known.get(id) !== data);
  const gone = old.entries.filter(({ id }) => !state.workspace.entries.has(id));
  if (touched.length + gone.length === 0) return [];
  const changed = new Set([...touched, ...gone].map(({ file }) => file));
  const own = new Set([...touched, ...gone].map(({ id }) => id));
  const errors = check({ workspace: state.workspace, before: before.workspace, changed }).filter(
    ({ severity, record }) => severity === 'error' && record !== undefined && own.has(record),
  );
  const [first] = errors;
  if (!first) return [];
  return [
    {
      code: 'audit/schema-detour',
      file: path,
      ...(first.record !== undefined && { record: first.record }),
      message: `"${path}" was another from ${since.slice(0, 10)} until here; by what it says again, ${first.message} (${first.code})`,
    },
  ];
}
