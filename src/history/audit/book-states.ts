import { loadWorkspace } from '../../registry/load-workspace.ts';
import { isInBook } from '../../registry/sort-files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { check, fingerprint } from '../../rules/check.ts';
import type { KnownSchemas, SchemaMemory } from '../../schema/load-schemas.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { commonAncestors } from '../common-ancestors.ts';
import type { Graph } from '../history-commit.ts';
import type { Trail, TrailCommit } from './trail.ts';

/** The book in a commit. */
export class BookState {
  readonly workspace: Workspace;
  #findings: readonly Diagnostic[] | undefined;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** What is wrong with it as it stands, looked for when first asked. */
  findings(): readonly Diagnostic[] {
    this.#findings ??= check({ workspace: this.workspace });
    return this.#findings;
  }

  /** How often each finding is there, by what tells it from others. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const finding of this.findings()) {
      const key = fingerprint(finding);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}

/**
 * The books of a history, commit by commit from the oldest: what a commit has in common with its first
 * parent is not read again, and a book is let go once nothing later is compared with it.
 */
export class BookStates {
  readonly #trail: Trail;
  readonly #graph: Graph;
  readonly #known: KnownSchemas;
  readonly #memory: SchemaMemory = new Map();
  readonly #states = new Map<string, BookState>();
  readonly #uses = new Map<string, number>();
  readonly #commits: ReadonlyMap<string, TrailCommit>;

  constructor(trail: Trail, graph: Graph, known: KnownSchemas) {
    this.#trail = trail;
    this.#graph = graph;
    this.#known = known;
    this.#commits = new Map(trail.commits.map((commit) => [commit.oid, commit]));
    for (const commit of trail.commits)
      for (const oid of this.#needs(commit)) this.#uses.set(oid, (this.#uses.get(oid) ?? 0) + 1);
  }

  /** Returns the book in a commit. */
  async of(oid: string): Promise<BookState> {
    const known = this.#states.get(oid);
    if (known) return known;
    const state = await this.#load(oid);
    this.#states.set(oid, state);
    return state;
  }

  /** Returns the books at the points where two parents of a commit parted. */
  bases(left: string, right: string): Promise<BookState[]> {
    return Promise.all(commonAncestors(this.#graph, left, right).map((oid) => this.of(oid)));
  }

  /** Says that a commit has been looked at, and need not be compared with its parents again. */
  done(commit: TrailCommit): void {
    for (const oid of this.#needs(commit)) {
      const left = (this.#uses.get(oid) ?? 0) - 1;
      this.#uses.set(oid, left);
      if (left <= 0) this.#states.delete(oid);
    }
    if (!this.#uses.has(commit.oid)) this.#states.delete(commit.oid);
  }

  #needs({ parents }: TrailCommit): string[] {
    const pairs = parents.flatMap((a, i) => parents.slice(i + 1).map((b) => [a, b] as const));
    return [...parents, ...pairs.flatMap(([a, b]) => commonAncestors(this.#graph, a, b))];
  }

  async #load(oid: string): Promise<BookState> {
    const options = { known: this.#known, memory: this.#memory };
    const commit = this.#commits.get(oid);
    const first = commit?.parents[0];
    const from = first === undefined ? undefined : this.#states.get(first);
    const files = () => this.#trail.filesAt(oid);
    if (!commit || !from) return new BookState(await loadWorkspace(files(), options));
    const changed = bookChanges(commit, 0);
    if (changed.size === 0) return from;
    const reuse = { from: from.workspace, changed };
    return new BookState(await loadWorkspace(files(), { ...options, reuse }));
  }
}

/** Returns the paths of the book that a commit changes against one of its parents. */
export function bookChanges({ changes }: TrailCommit, parent: number): Set<string> {
  return new Set(
    changes.filter((each) => each.parent === parent && isInBook(each.path)).map(({ path }) => path),
  );
}
