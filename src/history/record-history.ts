import { parseCommitMessage } from '../change/parse-commit-message.ts';
import type { Value } from '../text/value.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import type { FieldChange } from './field-changes.ts';
import type { HistoryCommit, HistorySource } from './history-commit.ts';
import type { RecordQuery } from './record-reader.ts';
import { type RecordStep, RecordWalk } from './record-walk.ts';

/** What one commit did to one record. */
export type RecordEvent = {
  readonly commit: HistoryCommit;
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
  const readPart = (_: string, blob: string) => source.readBlob(blob);
  const walk = new RecordWalk({ graph: source.graph, readPart }, query);
  const events: RecordEvent[] = [];
  for (const commit of source.commits.toReversed()) {
    let step = walk.step(commit);
    if (step === 'needs-judge') {
      walk.use(await loadJudge());
      step = walk.step(commit);
    }
    if (step === 'needs-judge') throw new Error('the full YAML parser left a file undecided');
    if (step) events.push(eventOf(commit, step, query));
  }
  return events.reverse();
}

/** Returns a step with what its commit says of it. */
export function eventOf(commit: HistoryCommit, step: RecordStep, query: RecordQuery): RecordEvent {
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
