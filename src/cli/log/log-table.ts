import type { RegistryEvent } from '../../history/registry-walk.ts';
import { isPersonal } from '../../registry/personal.ts';
import { plainText } from '../../registry/query.ts';
import type { Table } from '../format/table.ts';
import { factsOf, HIDDEN, wordsFor } from './told-event.ts';

const HEADINGS = [
  'date',
  'author',
  'committer',
  'on_behalf_of',
  'registry',
  'record',
  'event',
  'field',
  'before',
  'after',
  'reason',
  'approval',
  'commit',
] as const;

type Row = Readonly<Record<(typeof HEADINGS)[number], string>>;

/** Returns the events as a table with a row for each field that changed, of an event without one a single row. */
export function logTable(events: readonly RegistryEvent[]): Table {
  const rows = events.flatMap(rowsOf).map((row) => HEADINGS.map((heading) => row[heading]));
  return { headings: HEADINGS, rows };
}

function rowsOf(event: RegistryEvent): Row[] {
  const { commit, registry, id, reason, changes } = event;
  const { committer, onBehalfOf, approval } = factsOf(event);
  const row: Row = {
    date: commit.author.date,
    author: commit.author.name,
    committer: committer ?? commit.author.name,
    on_behalf_of: onBehalfOf.join(', '),
    registry: registry.name,
    record: id,
    event: wordsFor(event),
    field: '',
    before: '',
    after: '',
    reason: reason ?? '',
    approval: approval.join(', '),
    commit: commit.oid,
  };
  if (changes.length === 0) return [row];
  return changes.map(({ path, field, before, after }) =>
    isPersonal(registry, path)
      ? { ...row, field, after: HIDDEN }
      : { ...row, field, before: plainText(before), after: plainText(after) },
  );
}
