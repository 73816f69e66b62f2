import { naturalOrder } from '../base/natural-order.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import type { Graph } from './common-ancestors.ts';
import type { HistoryCommit, HistorySource, PathChange } from './history-commit.ts';
import { eventOf, type RecordEvent } from './record-history.ts';
import { recordPaths } from './record-paths.ts';
import { RecordWalk } from './record-walk.ts';
import { type Parts, type Stretch, Stretches } from './stretches.ts';

/** What one commit did to one record of a registry. */
export type RegistryEvent = RecordEvent & { readonly id: string; readonly registry: RegistrySchema };

/** What all walks of a history have in common. */
export type Walking = {
  readonly source: HistorySource;
  readonly graph: Graph;
  readonly judge: YamlJudge;
};

const ENCODER = new TextEncoder();
const NOTHING: Parts = { stretches: [] };

/**
 * Follows every record of a registry, from the oldest commit to the newest. A record is looked at only
 * in the commits that touch a stretch of text where it stands, and then only in that stretch.
 */
export class RegistryWalk {
  readonly #registry: RegistrySchema;
  readonly #on: Walking;
  readonly #stretches: Stretches;
  readonly #walks = new Map<string, RecordWalk>();
  /** Records whose text could not be read in some commit: any change of a file may mend them, on whatever branch. */
  readonly #unreadable = new Set<string>();
  readonly #folder: string;
  readonly #file: string;

  constructor(registry: RegistrySchema, on: Walking) {
    this.#registry = registry;
    this.#on = on;
    this.#stretches = new Stretches(registry, on.judge);
    const [folder, file] = recordPaths(registry);
    this.#folder = `${folder}/`;
    this.#file = file;
  }

  /** Takes a commit, each after its parents; returns what it did to the registry's records, in the order of their ids. */
  step(commit: HistoryCommit): RegistryEvent[] {
    const changes = commit.changes.filter(({ path }) => this.#isOwn(path));
    if (changes.length === 0) return [];
    const events = [...this.#touchedBy(changes)].sort(naturalOrder).flatMap((id) => {
      const step = this.#walkOf(id).step({ ...commit, changes });
      if (step === 'needs-judge') throw new Error('the full YAML parser left a file undecided');
      return step ? [{ ...eventOf(commit, step, { registry: this.#registry, id }), id }] : [];
    });
    for (const { id, kind } of events) if (kind === 'unreadable') this.#unreadable.add(id);
    return events.map((event) => ({ ...event, registry: this.#registry }));
  }

  #isOwn(path: string): boolean {
    if (this.#registry.single) return path === this.#registry.source.path;
    return path.endsWith('.yaml') && (path === this.#file || path.startsWith(this.#folder));
  }

  #touchedBy(changes: readonly PathChange[]): Set<string> {
    const ids = new Set(this.#unreadable);
    for (const { path, before, after } of changes) {
      for (const stretch of differing(this.#parts(path, before), this.#parts(path, after)))
        for (const id of stretch.ids) ids.add(id);
    }
    return ids;
  }

  #parts(path: string, blob: string | undefined): Parts {
    const read = (id: string) => this.#on.source.readBlob(id);
    return blob === undefined ? NOTHING : this.#stretches.of(path, blob, read);
  }

  #walkOf(id: string): RecordWalk {
    const known = this.#walks.get(id);
    if (known) return known;
    const readPart = (path: string, blob: string) => this.#partOf(id, this.#parts(path, blob));
    const walk = new RecordWalk({ graph: this.#on.graph, readPart }, { registry: this.#registry, id });
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

/** Returns the stretches that stand in only one of two versions. */
function differing(before: Parts, after: Parts): Stretch[] {
  const [old, now] = [new Set(before.stretches), new Set(after.stretches)];
  return [...before.stretches.filter((s) => !now.has(s)), ...after.stretches.filter((s) => !old.has(s))];
}
