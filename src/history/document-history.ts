import type { Value } from '../text/value.ts';
import type { RecordEvent } from './record-history.ts';

/** A row of the history on a document's cover. */
export type HistoryRow = {
  readonly date: string;
  /** The record's own version after the change; empty where it has none. */
  readonly version: string;
  readonly author: string;
  readonly change: string;
};

/** Returns the rows of a document's history, oldest first: the commits that changed the record's content. */
export function documentHistory(events: readonly RecordEvent[]): HistoryRow[] {
  let version = '';
  const rows: HistoryRow[] = [];
  for (const event of events.toReversed()) {
    const change = event.changes.find(({ path }) => path.length === 1 && path[0] === 'version');
    if (change) version = shown(change.after);
    if (event.changes.length === 0) continue;
    const { date, name } = event.commit.author;
    rows.push({ date, version, author: name, change: wordsFor(event) });
  }
  return rows;
}

function shown(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The reason, or else the act without the name of the record, which the cover already has. */
function wordsFor({ reason, subject }: RecordEvent): string {
  const [first] = (reason ?? '').split('\n\n');
  const words = first || subject.replace(/^[a-z][a-z-]* \S+: (?=\S)/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
