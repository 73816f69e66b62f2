import { RequestError } from '../../base/request-error.ts';
import type { CommitMessage, Trailer } from '../../change/commit-message.ts';
import { Draft } from '../../change/draft.ts';
import type { NewRecord } from '../../change/new-record.ts';
import type { Plan } from '../../change/plan.ts';
import { fieldName } from '../../registry/members.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import type { Received } from '../forms/import-form.ts';
import type { RowAdded, RowEdit, SheetReport } from './compare-sheets.ts';
import type { RowPlaces } from './row-places.ts';

/** What sheets change, as a plan; and where in them the fields of each record stand. */
export type PlannedSheets = {
  readonly plan: Plan;
  readonly added: readonly NewRecord[];
  readonly places: ReadonlyMap<string, RowPlaces>;
};

type Changes = Pick<SheetReport, 'edits' | 'added' | 'removed'>;

/** Plans what sheets that came back change: one commit. Throws a RequestError, with the cell, where a row can have no id, or not its own. */
export async function planSheets(
  workspace: Workspace,
  { edits, added, removed }: Changes,
  received: Received,
): Promise<Outcome<PlannedSheets>> {
  const draft = new Draft(workspace);
  const edited = await draft.editAll(edits);
  if (!edited.ok) return edited;
  const records: NewRecord[] = [];
  const places = new Map<string, RowPlaces>(edits.map((each) => [each.entry.id, each.places]));
  for (const [registry, rows] of byRegistry(added)) {
    const fresh = await addRows(draft, registry, rows);
    if (!fresh.ok) return fresh;
    records.push(...fresh.value);
    for (const [i, { id }] of fresh.value.entries()) {
      const own = rows[i]?.places;
      if (own) places.set(id, own);
    }
  }
  // Those behind move up: the last one of a file goes first.
  for (const entry of [...removed].sort((a, b) => b.index - a.index)) {
    const gone = await draft.remove(entry);
    if (!gone.ok) return gone;
  }
  const message = messageOf({ edits, records, removed, added }, received);
  return done({ plan: draft.plan(message), added: records, places });
}

function byRegistry(added: readonly RowAdded[]): Map<RegistrySchema, RowAdded[]> {
  const rows = new Map<RegistrySchema, RowAdded[]>(added.map(({ registry }) => [registry, []]));
  for (const row of added) rows.get(row.registry)?.push(row);
  return rows;
}

async function addRows(
  draft: Draft,
  registry: RegistrySchema,
  rows: readonly RowAdded[],
): Promise<Outcome<readonly NewRecord[]>> {
  try {
    return await draft.addAll(
      registry,
      rows.map(({ given }) => given),
    );
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const id = /^"([^"]*)"/.exec(error.message)?.[1];
    const row = rows.find(({ given }) => given[registry.id.field] === id) ?? rows[0];
    throw new RequestError(`${row?.places([registry.id.field]) ?? ''}: ${error.message}`, error.hint);
  }
}

type Done = {
  readonly edits: readonly RowEdit[];
  readonly added: readonly RowAdded[];
  readonly records: readonly NewRecord[];
  readonly removed: SheetReport['removed'];
};

/** Which records a commit changes, it says by itself; here stands what was done. */
function messageOf({ edits, added, records, removed }: Done, { digest, reason }: Received): CommitMessage {
  const names = [
    ...edits.map(({ entry }) => entry.registry.name),
    ...added.map(({ registry }) => registry.name),
    ...removed.map(({ registry }) => registry.name),
  ];
  const [first] = edits;
  const one = edits.length === 1 && records.length + removed.length === 0 ? first : undefined;
  const counts = [
    [edits.length, 'changed'],
    [records.length, 'added'],
    [removed.length, 'removed'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const fields = one && [...new Set(one.assignments.map(({ path }) => fieldName(path.slice(0, 1))))];
  const subject = one
    ? `${one.entry.registry.noun} ${one.entry.id}: take over the sheet: ${fields?.join(', ')}`
    : `sheet of ${[...new Set(names)].join(', ')} taken over: ${told.join(', ')}`;
  const trailers: Trailer[] = [['Received', `sha256:${digest}`]];
  return { subject, ...(reason !== undefined && { reason }), trailers };
}

/** Returns a finding of the book with the cell that it comes from. */
export function atCell(finding: Diagnostic, places: ReadonlyMap<string, RowPlaces>): Diagnostic {
  const place = finding.record === undefined ? undefined : places.get(finding.record);
  const path = (finding.field ?? '')
    .split(/[.[]/)
    .map((step) => (/^\d+\]$/.test(step) ? Number(step.slice(0, -1)) : step));
  const cell = place?.(path) ?? '';
  return cell === '' ? finding : { ...finding, message: `${cell}: ${finding.message}` };
}
