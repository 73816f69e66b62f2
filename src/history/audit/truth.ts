import { isList, isMapping, type Value } from '../../text/value.ts';
import { compareBooks, type RecordDifference } from '../compare-books.ts';
import type { Found } from './audit-finding.ts';
import { type BookState, bookChanges } from './book-states.ts';
import type { AuditStep } from './brought-findings.ts';
import { type ClaimedRenaming, type Claims, claimsOf, hasClaims } from './claims.ts';

/** What a commit did to records, against its first parent: what its message has to agree with. */
export function recordsChanged({ state, parents }: AuditStep, empty: BookState): RecordDifference[] {
  const before = (parents[0] ?? empty).workspace;
  return [...compareBooks({ before, after: state.workspace }).records];
}

/**
 * Returns where a commit's message does not tell what the commit does: records, steps, files and
 * fields, both what is said and not done, and what is done and not said. Of a commit that says nothing
 * for machines nothing is asked here; of a merge only that what it says has happened in it or on a branch.
 */
export function untruths(step: AuditStep, records: readonly RecordDifference[]): Found[] {
  const { commit } = step;
  if (!hasClaims(commit)) return [];
  const claims = claimsOf(commit);
  const changed = new Map(records.map((record) => [record.id, record]));
  const said = [
    ...unmade(claims, changed),
    ...untrueSteps(claims.steps, changed, step),
    ...untrueRenamings(claims, changed),
    ...wrongRegistries(claims, changed),
  ];
  if (commit.parents.length > 1) return said;
  return [
    ...said,
    ...unnamedRecords(claims, records),
    ...unsaidSteps(claims, records),
    ...unsaidRenamings(claims, records),
    ...unnamedFields(claims, records),
    ...unnamedFiles(step, claims, changed),
  ];
}

type Changed = ReadonlyMap<string, RecordDifference>;

/** What is said and was not done. */
function unmade({ records, unreadable }: Claims, changed: Changed): Found[] {
  const untouched = records
    .filter((id) => !changed.has(id))
    .map((record): Found => {
      const message = `it says "Record: ${record}", and does not change ${record}`;
      return { code: 'audit/untouched-record', record, message };
    });
  const odd = unreadable.map((text): Found => {
    return {
      code: 'audit/untrue-step',
      message: `it says "Transition: ${text}", which is no step of a record`,
    };
  });
  return [...untouched, ...odd];
}

/** Several steps of one record follow each other: together they lead from where it was to where it is. */
function untrueSteps(steps: Claims['steps'], changed: Changed, { state }: AuditStep): Found[] {
  const ids = [...new Set(steps.map(({ id }) => id))];
  return ids.flatMap((id): Found[] => {
    const own = steps.filter((step) => step.id === id);
    const joined = own.every(({ from }, i) => i === 0 || from === own[i - 1]?.to);
    const record = changed.get(id);
    const made = stepOf(record) ?? (record && stayed(record, state));
    const [from, to] = [own[0]?.from, own.at(-1)?.to];
    if (joined && made && made.from === from && made.to === to) return [];
    const did =
      made && made.from !== made.to
        ? `it went from "${made.from}" to "${made.to}"`
        : 'its state is as it was';
    const words = own.map((step) => `${step.from} -> ${step.to}`).join(', ');
    return [{ code: 'audit/untrue-step', record: id, message: `it says that ${id} went "${words}": ${did}` }];
  });
}

type Made = { readonly from: string; readonly to: string };

/** A record that is new begins its steps from nothing, and needs no word of it. */
function stepOf(record: RecordDifference | undefined): Made | undefined {
  const { before, after } = record?.step ?? {};
  return typeof before === 'string' && typeof after === 'string' ? { from: before, to: after } : undefined;
}

/** Some steps leave a record in its state: they show in the fields that they fill. */
function stayed({ id, kind, registry }: RecordDifference, { workspace }: BookState): Made | undefined {
  const field = registry.lifecycle?.field;
  const now = field === undefined ? undefined : workspace.entries.get(id)?.data[field];
  return kind === 'changed' && typeof now === 'string' ? { from: now, to: now } : undefined;
}

function wrongRegistries({ registries, records }: Claims, changed: Changed): Found[] {
  const real = new Set(records.flatMap((id) => changed.get(id)?.registry.name ?? []));
  if (real.size === 0) return [];
  return registries
    .filter((name) => !real.has(name))
    .map((name) => ({
      code: 'audit/untrue-registry',
      message: `it says "Registry: ${name}", and changes records of ${[...real].join(', ')}`,
    }));
}

function unnamedRecords({ records: named }: Claims, records: readonly RecordDifference[]): Found[] {
  return records
    .filter(({ id }) => !named.includes(id))
    .map(({ id, kind, file }) => ({
      code: 'audit/unnamed-record',
      record: id,
      file,
      message: `${id} is ${kind}, and its message does not name it`,
    }));
}

function unsaidSteps({ steps, reverts }: Claims, records: readonly RecordDifference[]): Found[] {
  if (reverts.length > 0) return [];
  return records.flatMap((record): Found[] => {
    const made = stepOf(record);
    if (!made || steps.some(({ id }) => id === record.id)) return [];
    const { id, file } = record;
    const message = `${id} went from "${made.from}" to "${made.to}", and its message says no step`;
    return [{ code: 'audit/unsaid-step', record: id, file, message }];
  });
}

/** A record that gives its id up goes under the one and comes under the other. */
function untrueRenamings({ renamings }: Claims, changed: Changed): Found[] {
  const isTrue = ({ from, to }: ClaimedRenaming) => {
    const record = changed.get(to);
    return record?.formerId === from || (record?.kind === 'added' && changed.get(from)?.kind === 'removed');
  };
  return renamings
    .filter((renaming) => !isTrue(renaming))
    .map(({ from, to }) => ({
      code: 'audit/untrue-renaming',
      ...(to !== '' && { record: to }),
      message:
        to === ''
          ? `it says "Renamed: ${from}", which is no change of an id`
          : `it says that ${from} became ${to}, and that is not what it does`,
    }));
}

function unsaidRenamings({ renamings }: Claims, records: readonly RecordDifference[]): Found[] {
  return records.flatMap(({ id, formerId, file }): Found[] => {
    if (formerId === undefined || renamings.some(({ to }) => to === id)) return [];
    const message = `${formerId} became ${id}, and its message does not say so`;
    return [{ code: 'audit/unsaid-renaming', record: id, file, message }];
  });
}

/** The subject of a `set` names every field that it sets. */
function unnamedFields({ fields, records: [id] }: Claims, records: readonly RecordDifference[]): Found[] {
  const record = records.find((each) => each.id === id);
  if (!fields || record?.kind !== 'changed') return [];
  const changed = new Set(record.changes.map(({ path }) => String(path[0])));
  return [...changed]
    .filter((name) => !fields.includes(name))
    .map((field) => ({
      code: 'audit/unnamed-field',
      record: record.id,
      file: record.file,
      field,
      message: `"${field}" of ${record.id} changes, and its subject names ${fields.join(', ')} only`,
    }));
}

/** A file is accounted for by a record that stands in it or names it, or by the message itself. */
function unnamedFiles({ commit, state, parents }: AuditStep, claims: Claims, changed: Changed): Found[] {
  const books = [state, ...parents].map(({ workspace }) => workspace);
  const accounted = new Set(claims.files);
  for (const id of [...changed.values()].flatMap((record) => [record.id, record.formerId ?? record.id])) {
    for (const { entries } of books) {
      const entry = entries.get(id);
      if (entry) for (const text of [entry.file, ...textsIn(entry.data)]) accounted.add(text);
    }
  }
  const inBook = bookChanges(commit, 0);
  const paths = [...new Set(commit.changes.map(({ path }) => path))];
  return paths
    .filter((path) => !accounted.has(path))
    .map((path) => ({
      code: 'audit/unnamed-file',
      ...(inBook.has(path) && { file: path }),
      message: `it changes "${path}", which its message does not speak of`,
    }));
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isMapping(value) ? Object.values(value).flatMap(textsIn) : [];
}
