import { onBehalfOf } from '../../history/event-facts.ts';
import type { FieldChange } from '../../history/field-changes.ts';
import type { RecordEvent } from '../../history/record-history.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { Entry } from '../../registry/workspace.ts';
import { canonical } from '../../text/canonical.ts';
import type { Value } from '../../text/value.ts';

/** A record of a bundle, with what happened to it, newest first. */
export type BundledRecord = { readonly entry: Entry; readonly events: readonly RecordEvent[] };

/** Whether personal data is shown. */
export type Showing = { readonly personal: boolean };

/** Returns the history of every record as data, record by record, newest first. */
export function historyJson(records: readonly BundledRecord[], showing: Showing): object[] {
  return records.flatMap(({ entry, events }) =>
    events.map((event) => ({
      registry: entry.registry.name,
      record: entry.id,
      commit: event.commit.oid,
      kind: event.kind,
      ...(event.transition !== undefined && { transition: event.transition }),
      ...(event.reason !== undefined && { reason: event.reason }),
      ...(event.formerId !== undefined && { formerId: event.formerId }),
      changes: event.changes.map((change) => changeJson(change, entry, showing)),
    })),
  );
}

function changeJson({ path, field, before, after }: FieldChange, { registry }: Entry, { personal }: Showing) {
  if (!personal && isPersonal(registry, path)) return { field, hidden: true };
  return {
    field,
    whole: path.length === 1,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

/** Returns the commits that the histories speak of, each once: who, when, on whose behalf, under which subject. No addresses. */
export function commitsJson(records: readonly BundledRecord[]): object[] {
  const commits = new Map(
    records.flatMap(({ events }) => events.map((event) => [event.commit.oid, event] as const)),
  );
  return [...commits]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([oid, { commit, subject }]) => ({
      commit: oid,
      parents: commit.parents,
      author: commit.author.name,
      date: commit.author.date,
      committer: commit.committer.name,
      committed: commit.committer.date,
      onBehalfOf: onBehalfOf(commit).map(({ name }) => name),
      subject,
    }));
}

/** A table of texts. */
export type HistoryTable = { readonly headings: string[]; readonly rows: string[][] };

/** Returns the history field by field, as rows for a table. */
export function historyTable(records: readonly BundledRecord[], { personal }: Showing): HistoryTable {
  const headings = [
    'registry',
    'record',
    'commit',
    'date',
    'author',
    'kind',
    'field',
    'before',
    'after',
    'reason',
  ];
  const rows = records.flatMap(({ entry, events }) =>
    events.flatMap(({ commit, kind, changes, reason = '' }) => {
      const first = [entry.registry.name, entry.id, commit.oid, commit.author.date, commit.author.name, kind];
      if (changes.length === 0) return [[...first, '', '', '', reason]];
      return changes.map(({ path, field, before, after }) => {
        const hidden = !personal && isPersonal(entry.registry, path);
        const shown = hidden ? ['', 'personal data, left out'] : [cell(before), cell(after)];
        return [...first, field, ...shown, reason];
      });
    }),
  );
  return { headings, rows };
}

function cell(value: Value | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : canonical(value);
}
