import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import type { HistoryCommit, HistorySource, PathChange } from './history-commit.ts';
import { recordPaths } from './record-paths.ts';
import { type Parts, type Stretch, Stretches } from './stretches.ts';

/** What versions of files are read with. */
export type Reading = { readonly source: Pick<HistorySource, 'readBlob'>; readonly judge: YamlJudge };

const NOTHING: Parts = { stretches: [] };

/** Tells which records of a registry a change of its files may have touched. */
export class Touches {
  readonly #registry: RegistrySchema;
  readonly #source: Reading['source'];
  readonly #stretches: Stretches;
  readonly #folder: string;
  readonly #file: string;

  constructor(registry: RegistrySchema, { source, judge }: Reading) {
    this.#registry = registry;
    this.#source = source;
    this.#stretches = new Stretches(registry, judge);
    const [folder, file] = recordPaths(registry);
    this.#folder = `${folder}/`;
    this.#file = file;
  }

  /** Whether a path is one of the registry's own files. */
  isOwn(path: string): boolean {
    if (this.#registry.single) return path === this.#registry.source.path;
    return path.endsWith('.yaml') && (path === this.#file || path.startsWith(this.#folder));
  }

  /** Returns those changes of a commit that are of the registry's own files. */
  ownChanges({ changes }: Pick<HistoryCommit, 'changes'>): PathChange[] {
    return changes.filter(({ path }) => this.isOwn(path));
  }

  /** Returns a version of a file in parts. */
  parts(path: string, blob: string | undefined): Parts {
    if (blob === undefined) return NOTHING;
    return this.#stretches.of(path, blob, (id) => this.#source.readBlob(id));
  }

  /** Returns the ids that stand in what changes changed. */
  ids(changes: readonly PathChange[]): Set<string> {
    return new Set(this.#changed(changes).flatMap(({ ids }) => ids));
  }

  /**
   * Returns what finds the changes that may touch a record: of files that name it, before or after, and of those that
   * do not say all that they hold. In a commit of thousands of files no record need look at every one.
   */
  changesByRecord(changes: readonly PathChange[]): (id: string) => readonly PathChange[] {
    const naming = new Map<string, Set<PathChange>>();
    const open = new Set<PathChange>();
    for (const change of changes) {
      const { path, before, after } = change;
      for (const { ids, sure } of [before, after].flatMap((blob) => this.parts(path, blob).stretches)) {
        if (!sure) open.add(change);
        for (const id of ids) naming.set(id, (naming.get(id) ?? new Set()).add(change));
      }
    }
    return (id) => {
      const named = naming.get(id) ?? new Set();
      return open.size === 0 ? [...named] : changes.filter((each) => named.has(each) || open.has(each));
    };
  }

  /** Whether all that the changed files hold could be read, so that no other record can be touched. */
  isSure(changes: readonly PathChange[]): boolean {
    return changes.every(({ path, after }) => this.parts(path, after).stretches.every(({ sure }) => sure));
  }

  #changed(changes: readonly PathChange[]): Stretch[] {
    return changes.flatMap(({ path, before, after }) =>
      differing(this.parts(path, before), this.parts(path, after)),
    );
  }
}

/** Returns the stretches that stand in only one of two versions. */
function differing(before: Parts, after: Parts): Stretch[] {
  const [old, now] = [new Set(before.stretches), new Set(after.stretches)];
  return [...before.stretches.filter((s) => !now.has(s)), ...after.stretches.filter((s) => !old.has(s))];
}
