import { sha256 } from '../../src/base/digest.ts';
import { graphOf } from '../../src/history/common-ancestors.ts';
import type {
  Graph,
  HistoryCommit,
  HistorySource,
  PathChange,
  Signature,
  ToldCommit,
} from '../../src/history/history-commit.ts';
import { type RecordEvent, recordHistory } from '../../src/history/record-history.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import type { Value } from '../../src/text/value.ts';

/** Files by path; what a commit's tree holds. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

export const deliverables: RegistrySchema = {
  name: 'deliverables',
  file: 'schemas/deliverables.schema.json',
  title: 'Deliverables',
  description: '',
  noun: 'deliverable',
  label: 'title',
  source: { kind: 'file', path: 'project-data/deliverables.yaml' },
  single: false,
  columns: [],
  sort: 'id',
  id: { field: 'id', pattern: '^D[0-9]+\\.[0-9]+$', prefix: 'D', closed: false },
  lifecycle: { field: 'status', initial: 'draft', states: new Map(), transitions: new Map() },
  refs: [],
  months: [],
  notBefore: [],
  projectMonths: [],
  shownPersonal: [],
  personal: [],
  review: [],
  within: [],
  independent: [],
  guards: [],
  evidence: [],
  words: [],
  totals: [],
  unique: [],
  fields: [],
  json: {},
  resolve: () => undefined,
};

/** A history written as a list of trees, oldest first, without git. */
export class MadeHistory implements HistorySource {
  readonly commits: HistoryCommit[] = [];
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #trees = new Map<string, Tree>();
  reads = 0;

  /** Adds a commit on top of the last one, or of the parents named. Its name is its id. */
  commit(
    name: string,
    tree: Tree,
    options: { parents?: string[]; message?: string; author?: Partial<Signature> } = {},
  ): this {
    const parents = options.parents ?? this.commits.slice(0, 1).map(({ oid }) => oid);
    const author = {
      name: 'Mary',
      email: 'mary@example.org',
      date: '2026-01-01',
      time: 0,
      ...options.author,
    };
    const before = parents.length > 0 ? parents.map((parent) => this.#trees.get(parent) ?? {}) : [{}];
    const changes = before.flatMap((earlier, parent) => this.#changes(earlier, tree, parent));
    this.commits.unshift({
      oid: name,
      parents,
      author,
      committer: author,
      message: options.message ?? name,
      changes,
    });
    this.#trees.set(name, tree);
    return this;
  }

  get graph(): Graph {
    return graphOf(this.commits);
  }

  readBlob(id: string): Uint8Array {
    this.reads++;
    const bytes = this.#blobs.get(id);
    if (!bytes) throw new Error(`no blob ${id}`);
    return bytes;
  }

  #changes(before: Tree, after: Tree, parent: number): PathChange[] {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((path) => {
      const [earlier, later] = [this.#keep(before[path]), this.#keep(after[path])];
      if (earlier === later) return [];
      return [
        {
          parent,
          path,
          ...(earlier !== undefined && { before: earlier }),
          ...(later !== undefined && { after: later }),
        },
      ];
    });
  }

  #keep(content: string | Uint8Array | undefined): string | undefined {
    if (content === undefined) return undefined;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const id = sha256(bytes);
    this.#blobs.set(id, bytes);
    return id;
  }
}

/** What a drawn commit follows: two of those before it, by any number, and whether it merges them. */
export type DrawnParents = { readonly parents: readonly [number, number, boolean] };

/** Returns a history of drawn commits, each on top of an earlier one or of two. */
export function branching<Drawn extends DrawnParents>(
  commits: readonly Drawn[],
  tree: (drawn: Drawn) => Tree,
): MadeHistory {
  const history = new MadeHistory();
  for (const [i, drawn] of commits.entries()) {
    const [a, b, merges] = drawn.parents;
    const [first, second] = [`c${a % i}`, `c${b % i}`];
    const parents = i === 0 ? [] : merges && first !== second ? [first, second] : [first];
    history.commit(`c${i}`, tree(drawn), { parents });
  }
  return history;
}

/** Returns the events of a record, a line each, oldest first. */
export async function told(
  source: HistorySource,
  id = 'D1.2',
  registry: RegistrySchema = deliverables,
): Promise<string[]> {
  return (await recordHistory(source, { registry, id })).reverse().map(line);
}

function line({ commit, kind, changes, transition }: RecordEvent): string {
  const say = (value: Value | undefined) => (value === undefined ? '–' : JSON.stringify(value));
  const fields = changes.map(({ field, before, after }) => `${field}: ${say(before)} → ${say(after)}`);
  const short = kind === 'added' || kind === 'removed' ? [] : fields;
  const name = parseName(commit);
  return [`${name} ${kind}`, ...short, ...(transition ? [`(${transition})`] : [])].join('; ');
}

function parseName({ message }: ToldCommit): string {
  return message.split('\n')[0] ?? '';
}
