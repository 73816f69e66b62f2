import type { Day } from '../../base/day.ts';
import { filesOf } from '../../registry/files.ts';
import { readText } from '../../registry/load-registry.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { isInBook } from '../../registry/sort-files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { SignatureSays } from '../../rules/identity/identify.ts';
import type { KnownSchemas } from '../../schema/load-schemas.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { LineMap } from '../../text/line-map.ts';
import { graphOf } from '../common-ancestors.ts';
import type { RecordDifference } from '../compare-books.ts';
import { type AuditFinding, asFinding, type Found } from './audit-finding.ts';
import { BookState, BookStates } from './book-states.ts';
import { type AuditStep, broughtFindings } from './brought-findings.ts';
import { hasClaims } from './claims.ts';
import { filesMergedByHand, mergedByHand } from './merged.ts';
import { oddities } from './oddities.ts';
import { SchemaDetours } from './round-trips.ts';
import { signedBy } from './signatures.ts';
import { SilentReverts } from './silent-reverts.ts';
import type { Trail, TrailCommit } from './trail.ts';
import { recordsChanged, untruths } from './truth.ts';
import { UsedIds } from './used-ids.ts';

/** What is to be audited, and with what. */
export type Auditing = {
  readonly trail: Trail;
  readonly known: KnownSchemas;
  /** The day it is: a commit of a later day is a finding. */
  readonly today: Day;
  /** What came of the signatures, by commit, and the book whose people and keys vouch for them. */
  readonly signatures: ReadonlyMap<string, SignatureSays>;
  readonly trusted: Workspace;
  /** Returns the ids that the commits up to one name. */
  readonly namedIds: (oid: string) => ReadonlySet<string>;
};

/** A commit as the audit saw it. */
export type AuditedCommit = {
  readonly commit: TrailCommit;
  readonly records: readonly RecordDifference[];
  /** Whether it says for machines what it changes. */
  readonly claims: boolean;
  /** What came of its signature; undefined where it has none. */
  readonly signature: SignatureSays | undefined;
  /** The schemas, templates and settings that it changes: what the rules themselves are made of. */
  readonly policy: readonly string[];
  readonly findings: readonly AuditFinding[];
};

/** Audits a stretch of history commit by commit, from the oldest: each by the rules it had. Returns them newest first. */
export async function auditTrail(auditing: Auditing): Promise<AuditedCommit[]> {
  const { trail, known } = auditing;
  const states = new BookStates(trail, graphOf(trail.ancestry), known);
  const walk = new AuditWalk(auditing, states, new BookState(await loadWorkspace(filesOf({}))));
  const audited: AuditedCommit[] = [];
  for (const commit of trail.commits.toReversed()) {
    audited.push(await walk.step(commit));
    states.done(commit);
  }
  return audited.reverse();
}

class AuditWalk {
  readonly #auditing: Auditing;
  readonly #states: BookStates;
  readonly #empty: BookState;
  readonly #byId: ReadonlyMap<string, TrailCommit>;
  readonly #detours = new SchemaDetours();
  readonly #reverts: SilentReverts;
  readonly #used: UsedIds;

  constructor(auditing: Auditing, states: BookStates, empty: BookState) {
    this.#auditing = auditing;
    this.#states = states;
    this.#empty = empty;
    this.#byId = new Map(auditing.trail.commits.map((commit) => [commit.oid, commit]));
    this.#reverts = new SilentReverts(auditing.trail);
    this.#used = new UsedIds(auditing.trail, auditing.namedIds);
  }

  async step(commit: TrailCommit): Promise<AuditedCommit> {
    const parents: BookState[] = [];
    for (const oid of commit.parents) parents.push(await this.#states.of(oid));
    const state = await this.#states.of(commit.oid);
    const { signatures, trusted, today } = this.#auditing;
    const fact = signatures.get(commit.oid);
    const { findings: unproven, actor } = signedBy(commit, fact, trusted);
    const step: AuditStep = { commit, state, parents, actor, usedIds: () => this.#used.before(commit) };
    const records = recordsChanged(step, this.#empty);
    const found = [
      ...(await this.#merged(step)),
      ...untruths(step, records),
      ...oddities(commit, this.#parentCommits(commit), today),
      ...unproven,
      ...this.#detours.step(step),
      ...this.#reverts.step(commit),
    ];
    this.#used.note(commit, records);
    const brought = broughtFindings(step).map((finding) => inCommit(finding, commit, state.workspace));
    return {
      commit,
      records,
      claims: hasClaims(commit),
      signature: fact,
      policy: policyPaths(commit),
      findings: [...brought, ...found.map((each) => asFinding(each, commit.oid))],
    };
  }

  async #merged(step: AuditStep): Promise<Found[]> {
    const { parents } = step.commit;
    if (parents.length < 2) return [];
    const pairs = new Map<string, BookState[]>();
    for (const [i, left] of parents.entries())
      for (const [j, right] of parents.entries())
        if (i !== j) pairs.set(`${i} ${j}`, await this.#states.bases(left, right));
    const bases = (i: number, j: number) => pairs.get(`${i} ${j}`) ?? [];
    const all = new Set([...pairs.values()].flat());
    const listed = [...all].map(
      ({ workspace }) => new Map(workspace.files.list().map(({ path, id, mode }) => [path, asId(id, mode)])),
    );
    return [...mergedByHand(step, bases), ...filesMergedByHand(step, listed)];
  }

  #parentCommits({ parents }: TrailCommit): TrailCommit[] {
    return parents.flatMap((oid) => this.#byId.get(oid) ?? []);
  }
}

function asId(id: string | undefined, mode: string): string | undefined {
  return mode === '100644' ? id : `${id}:${mode}`;
}

/** A finding with the line it had in that commit. */
function inCommit(finding: Diagnostic, { oid }: TrailCommit, { files }: Workspace): AuditFinding {
  const { code, severity, message, hint, file, span, record, field } = finding;
  const there = files.list().some(({ path, mode }) => path === file && mode.startsWith('100'));
  const line = span && there ? new LineMap(readText(files, file).text).position(span.start).line : undefined;
  return {
    code,
    severity,
    message,
    commit: oid,
    file,
    ...(hint !== undefined && { hint }),
    ...(line !== undefined && { line }),
    ...(record !== undefined && { record }),
    ...(field !== undefined && { field }),
  };
}

/** What the rules are made of; the evidence and the records are what they judge. */
function policyPaths({ changes }: TrailCommit): string[] {
  const paths = changes.map(({ path }) => path).filter(isPolicy);
  return [...new Set(paths)].sort();
}

function isPolicy(path: string): boolean {
  if (path.endsWith('.gitattributes')) return true;
  if (/^project-data\/(project|known-findings)\.yaml$/.test(path)) return true;
  return isInBook(path) && /^(schemas|templates)\//.test(path);
}
