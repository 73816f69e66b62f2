import type { RecordDifference } from '../compare-books.ts';
import { claimsOf } from './claims.ts';
import type { Trail, TrailCommit } from './trail.ts';

/** The ids that a history has used up: those that messages name, and those of records that are gone, said or not. */
export class UsedIds {
  readonly #named: (oid: string) => ReadonlySet<string>;
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  readonly #removed = new Map<string, readonly string[]>();

  constructor({ ancestry }: Trail, named: (oid: string) => ReadonlySet<string>) {
    this.#named = named;
    this.#parents = new Map(ancestry.map(({ oid, parents }) => [oid, parents]));
  }

  /** Remembers what a commit removes. */
  note({ oid }: TrailCommit, records: readonly RecordDifference[]): void {
    const gone = records.flatMap(({ kind, id, formerId }) => (kind === 'removed' ? [id] : (formerId ?? [])));
    if (gone.length > 0) this.#removed.set(oid, gone);
  }

  /** Returns the ids used before a commit; those that come back by its taking back what removed them are free. */
  before(commit: TrailCommit): Set<string> {
    const earlier = this.#ancestorsOf(commit);
    const named = commit.parents.flatMap((oid) => [...this.#named(oid)]);
    const gone = [...earlier].flatMap((oid) => this.#removed.get(oid) ?? []);
    const used = new Set([...named, ...gone]);
    const reverted = claimsOf(commit).reverts.filter((oid) => earlier.has(oid));
    for (const id of reverted.flatMap((oid) => this.#removed.get(oid) ?? [])) used.delete(id);
    return used;
  }

  #ancestorsOf({ parents }: TrailCommit): Set<string> {
    const seen = new Set<string>();
    const open = [...parents];
    for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
      if (seen.has(oid)) continue;
      seen.add(oid);
      open.push(...(this.#parents.get(oid) ?? []));
    }
    return seen;
  }
}
