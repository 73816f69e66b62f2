import { naturalOrder } from '../base/natural-order.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import type { HistoryCommit, HistorySource } from './history-commit.ts';
import { eventOf, type RecordEvent } from './record-history.ts';
import { RecordWalk } from './record-walk.ts';
import type { Parts } from './stretches.ts';
import { Touches } from './touches.ts';

/** What one commit did to one record of a registry. */
export type RegistryEvent = RecordEvent & { readonly id: string; readonly registry: RegistrySchema };

/** What all walks of a history have in common. */
export type Walking = {
  readonly source: HistorySource;
  readonly judge: YamlJudge;
};

const ENCODER = new TextEncoder();

/**
 * Follows every record of a registry, from the oldest commit to the newest. A record is looked at only
 * in the commits that touch a stretch of text where it stands, and then only in that stretch.
 */
export class RegistryWalk {
  readonly #registry: RegistrySchema;
  readonly #on: Walking;
  readonly #touches: Touches;
  readonly #walks = new Map<string, RecordWalk>();
  /** Records whose text could not be read in some commit: any change of a file may mend them, on whatever branch. */
  readonly #unreadable = new Set<string>();

  constructor(registry: RegistrySchema, on: Walking) {
    this.#registry = registry;
    this.#on = on;
    this.#touches = new Touches(registry, on);
  }

  /** Whether a commit changed any of the registry's files. */
  isTouchedBy({ changes }: HistoryCommit): boolean {
    return changes.some(({ path }) => this.#touches.isOwn(path));
  }

  /** Takes a commit, each after its parents; returns what it did to the registry's records, in the order of their ids. */
  step(commit: HistoryCommit): RegistryEvent[] {
    const changes = this.#touches.ownChanges(commit);
    const ids = new Set([...this.#unreadable, ...this.#touches.ids(changes)]);
    const changesOf = this.#touches.changesByRecord(changes);
    const events = [...ids].sort(naturalOrder).flatMap((id) => {
      const own = this.#unreadable.has(id) ? changes : changesOf(id);
      const step = this.#walkOf(id).step({ ...commit, changes: own });
      if (step === 'needs-judge') throw new Error('the full YAML parser left a file undecided');
      return step ? [{ ...eventOf(commit, step, { registry: this.#registry, id }), id }] : [];
    });
    for (const { id, kind } of events) if (kind === 'unreadable') this.#unreadable.add(id);
    return events.map((event) => ({ ...event, registry: this.#registry }));
  }

  #walkOf(id: string): RecordWalk {
    const known = this.#walks.get(id);
    if (known) return known;
    const readPart = (path: string, blob: string) => this.#partOf(id, this.#touches.parts(path, blob));
    const walk = new RecordWalk({ graph: this.#on.source.graph, readPart }, { registry: this.#registry, id });
    walk.use(this.#on.judge);
    this.#walks.set(id, walk);
    return walk;
  }

  /** A file as far as it speaks of one record: what does not say whose it is may be the record's own. */
  #partOf(id: string, { stretches, bytes }: Parts): Uint8Array {
    if (bytes) return bytes;
    const own = stretches.filter(({ ids, sure }) => !sure || ids.includes(id));
    return ENCODER.encode(own.map(({ text }) => text).join(''));
  }
}
