import { parseCommitMessage } from '../change/parse-commit-message.ts';
import type { Mapping, Value } from '../text/value.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import type { FieldChange } from './field-changes.ts';
import type { Graph, HistorySource, ToldCommit } from './history-commit.ts';
import type { RecordQuery } from './record-reader.ts';
import { type RecordStep, RecordWalk } from './record-walk.ts';

/** What one commit did to one record. */
export type RecordEvent = {
  readonly commit: ToldCommit;
  /** 'unreadable': the record is there, or was until now, in a text that cannot be read. */
  readonly kind: 'added' | 'changed' | 'removed' | 'unreadable';
  /** Field by field; none where a record only became readable again, or unreadable. */
  readonly changes: readonly FieldChange[];
  /** The states it went from and to, as the data says (never the message): `approved -> submitted`. */
  readonly transition?: string;
  /** Why, as the commit message says. */
  readonly reason?: string;
  readonly subject: string;
  /** Why it cannot be read. */
  readonly problem?: string;
  /** Of a record that was added: the id under which the same record was taken away in the same commit. */
  readonly formerId?: string;
  /** Of a record that was removed: the id under which the same commit added it again. */
  readonly laterId?: string;
};

/**
 * Returns what happened to a record, newest first, in the order of the commits given. The record is
 * followed by its id through whatever files it stood in; a commit that only moved it is no event.
 */
export async function recordHistory(source: HistorySource, query: RecordQuery): Promise<RecordEvent[]> {
  const { events } = await recordVersions(source, query);
  return events;
}

/** A record as a commit left it, or as a merge joined it. */
export type Version = { readonly commit: ToldCommit; readonly value: Mapping };

/** What happened to a record, and what it said after each commit that changed or joined it: newest first. */
export type Told = {
  readonly events: readonly RecordEvent[];
  readonly versions: readonly Version[];
  readonly graph: Graph;
};

/** Returns what happened to a record, with its versions. */
export async function recordVersions(
  source: HistorySource,
  query: RecordQuery,
): Promise<Told & { readonly events: RecordEvent[] }> {
  const readPart = (_: string, blob: string) => source.readBlob(blob);
  const { graph } = source;
  const walk = new RecordWalk({ graph, readPart }, query);
  const events: RecordEvent[] = [];
  const versions: Version[] = [];
  for (const commit of source.commits.toReversed()) {
    let step = walk.step(commit);
    if (step === 'needs-judge') {
      walk.use(await loadJudge());
      step = walk.step(commit);
    }
    if (step === 'needs-judge') throw new Error('the full YAML parser left a file undecided');
    if (step) events.push(eventOf(commit, step, query));
    const value = walk.valueAt(commit.oid);
    if (value && (step || commit.parents.length > 1)) versions.push({ commit, value });
  }
  return { events: events.reverse(), versions: versions.reverse(), graph };
}

/** Returns a step with what its commit says of it. */
export function eventOf(commit: ToldCommit, step: RecordStep, query: RecordQuery): RecordEvent {
  const { subject, reason } = parseCommitMessage(commit.message);
  const transition = step.kind === 'changed' ? transitionOf(step.changes, query) : undefined;
  return { commit, ...step, subject, ...(reason !== '' && { reason }), ...(transition && { transition }) };
}

function transitionOf(changes: readonly FieldChange[], { registry }: RecordQuery): string | undefined {
  const field = registry.lifecycle?.field;
  const change = changes.find(({ path }) => path.length === 1 && path[0] === field);
  return change && `${stateName(change.before)} -> ${stateName(change.after)}`;
}

function stateName(value: Value | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '(none)' : JSON.stringify(value);
}
