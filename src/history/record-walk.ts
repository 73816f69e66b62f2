import type { Mapping } from '../text/value.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { commonAncestors } from './common-ancestors.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';
import { AlongFirstParents } from './first-parents.ts';
import type { Graph, HistoryCommit } from './history-commit.ts';
import { mergeChange } from './merge-changes.ts';
import { ABSENT, type RecordQuery, RecordReader, type Sighting, type Unreadable } from './record-reader.ts';

/** What a commit did to the record. */
export type RecordStep = {
  readonly kind: 'added' | 'changed' | 'removed' | 'unreadable';
  readonly changes: readonly FieldChange[];
  readonly problem?: string;
};

/** What a record is read from: the history's graph, and of a version of a file what may speak of the record. */
export type WalkSource = {
  readonly graph: Graph;
  readonly readPart: (path: string, blob: string) => Uint8Array;
};

/** The record as a commit has it. Where it cannot be read, `value` is how it was read last. */
type Version = { readonly value: Mapping | undefined; readonly broken?: Unreadable };

/** The versions a commit holds, by path: one, but for a mistake or a file that cannot be read. */
type Holders = ReadonlyMap<string, Version>;

const NOWHERE: Holders = new Map();

/**
 * Follows one record from the oldest commit to the newest. Each commit's version is its first
 * parent's with the changed files looked at again; merges are then compared with every parent.
 */
export class RecordWalk {
  readonly #readPart: WalkSource['readPart'];
  readonly #reader: RecordReader;
  readonly #holders: AlongFirstParents<Holders>;
  readonly #graph: Graph;

  constructor({ graph, readPart }: WalkSource, query: RecordQuery) {
    this.#readPart = readPart;
    this.#reader = new RecordReader(query);
    this.#graph = graph;
    this.#holders = new AlongFirstParents(graph);
  }

  /** Lets the walk use the full YAML parser from now on. */
  use(judge: YamlJudge): void {
    this.#reader.use(judge);
  }

  /**
   * Takes the next commit, each after its parents: what it did, if anything; 'needs-judge' to be called
   * again. Commits may be left out that differ from no parent in what they say of the record.
   */
  step(commit: HistoryCommit): RecordStep | undefined | 'needs-judge' {
    const before = this.#holdersOf(commit.parents[0]);
    const holders = this.#changed(before, commit);
    if (holders === 'needs-judge') return holders;
    this.#holders.set(commit.oid, holders);
    const parents = commit.parents.map((oid) => versionIn(this.#holdersOf(oid)));
    const after = versionIn(holders);
    if (parents.length < 2) return plainStep(parents[0], after);
    return this.#mergeStep(commit.parents, parents, after);
  }

  /** Returns what a commit that was taken says of the record; undefined where it is not there or cannot be read. */
  valueAt(oid: string): Mapping | undefined {
    const version = versionIn(this.#holdersOf(oid));
    return version?.broken ? undefined : version?.value;
  }

  /** A commit that was left out says what its first parent says. */
  #holdersOf(oid: string | undefined): Holders {
    return this.#holders.get(oid) ?? NOWHERE;
  }

  #changed(before: Holders, commit: HistoryCommit): Holders | 'needs-judge' {
    const holders = new Map(before);
    const last = versionIn(before)?.value;
    let changed = false;
    for (const { path, after } of commit.changes.filter(({ parent }) => parent === 0)) {
      const sighting = after === undefined ? ABSENT : this.#look(path, after);
      if (sighting === 'needs-judge') return sighting;
      const known = before.get(path);
      const version = versionOf(sighting, last, known);
      changed ||= version !== known;
      if (version) holders.set(path, version);
      else holders.delete(path);
    }
    return changed ? holders : before;
  }

  #look(path: string, blob: string): Sighting | 'needs-judge' {
    return this.#reader.read({ path, blob, bytes: this.#readPart(path, blob) });
  }

  #mergeStep(
    oids: readonly string[],
    parents: readonly (Version | undefined)[],
    after: Version | undefined,
  ): RecordStep | undefined {
    if (parents.every((parent) => parent === after)) return undefined;
    if (after?.broken) {
      return parents.some((parent) => sameBreak(parent, after)) ? undefined : brokenStep(after.broken);
    }
    const base = (oid: string) => versionIn(this.#holdersOf(oid))?.value;
    const change = mergeChange({
      result: after?.value,
      parents: parents.map((parent) => parent?.value),
      bases: (i, j) => commonAncestors(this.#graph, oids[i] ?? '', oids[j] ?? '').map(base),
    });
    const mended = after !== undefined && parents.every((parent) => parent?.broken !== undefined);
    return change ?? (mended ? { kind: 'changed', changes: [] } : undefined);
  }
}

function plainStep(before: Version | undefined, after: Version | undefined): RecordStep | undefined {
  if (before === after) return undefined;
  if (after?.broken) return sameBreak(before, after) ? undefined : brokenStep(after.broken);
  if (after === undefined) return { kind: 'removed', changes: fieldChanges(before?.value, undefined) };
  const changes = fieldChanges(before?.value, after.value);
  if (before === undefined) return { kind: 'added', changes };
  return changes.length > 0 || before.broken ? { kind: 'changed', changes } : undefined;
}

function brokenStep({ problem }: Unreadable): RecordStep {
  return { kind: 'unreadable', changes: [], problem };
}

function sameBreak(a: Version | undefined, b: Version): boolean {
  return a?.broken?.content === b.broken?.content && a !== undefined;
}

/** Returns the version a file holds now: the one known of it where that is the same. */
function versionOf(
  now: Sighting,
  last: Mapping | undefined,
  known: Version | undefined,
): Version | undefined {
  if (now.kind === 'absent') return undefined;
  if (now.kind === 'found')
    return known && !known.broken && known.value === now.value ? known : { value: now.value };
  if (!now.certain && !known) return undefined;
  return known?.broken?.content === now.content ? known : { value: last, broken: now };
}

/** Of two records with one id the first file's counts, as when a book is loaded. */
function versionIn(holders: Holders): Version | undefined {
  let first: string | undefined;
  for (const path of holders.keys()) if (first === undefined || path < first) first = path;
  return first === undefined ? undefined : holders.get(first);
}
