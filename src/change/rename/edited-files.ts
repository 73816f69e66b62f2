import { formerIdsOf } from '../../registry/former-ids.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { verifyEdit } from '../../text/edit/verify-edit.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { YamlFile } from '../../text/yaml/yaml-file.ts';
import type { Assignment } from '../assignment.ts';
import { editRecord, fileOf } from '../edit-entry.ts';
import type { MovedFile } from './moved-files.ts';
import { formerAfter, type Spot } from './rename-spots.ts';
import { intendedValue, replaceId } from './replace-id.ts';

/** What of a book is to be edited so that a record has another id. */
export type Editing = {
  readonly workspace: Workspace;
  readonly request: { readonly entry: Entry; readonly to: string; readonly giveUp: boolean };
  readonly spots: readonly Spot[];
  /** The files of the evidence folder that get another name. */
  readonly moved: readonly MovedFile[];
};

/** Returns the registry files as they are to be, under the names that they have. */
export async function editedFiles(on: Editing): Promise<Outcome<YamlFile[]>> {
  const { spots, moved, request } = on;
  const touched = [...spots, ...moved.flatMap(({ names }) => names)].map(({ entry }) => entry);
  const edited: YamlFile[] = [];
  for (const entry of new Map([...touched, request.entry].map((each) => [each.file, each])).values()) {
    const file = await editFile(entry, on);
    if (!file.ok) return file;
    edited.push(file.value);
  }
  return done(edited);
}

/** The ids first, each in its own letters; then the lists and paths that become others. */
async function editFile(inFile: Entry, on: Editing): Promise<Outcome<YamlFile>> {
  let file = await withIds(inFile, on);
  for (const [entry, assignments] of assignmentsIn(inFile.file, on)) {
    if (!file.ok) return file;
    file = await editRecord(file.value, entry, assignments);
  }
  return file;
}

async function withIds(inFile: Entry, { workspace, spots, request }: Editing): Promise<Outcome<YamlFile>> {
  const file = fileOf(inFile, workspace);
  const ids = { from: request.entry.id, to: request.to };
  const own = spots.filter(({ entry }) => entry.file === file.file);
  const edits: TextEdit[] = [];
  for (const spot of own) {
    const found = replaceId(file, spot, ids);
    if (!found.ok) return found;
    edits.push(...found.value);
  }
  const changed = new Map(
    file.records.flatMap((record, index) => {
      const its = own.filter(({ entry }) => entry.index === index);
      return its.length === 0 ? [] : [[record, intendedValue(record.value ?? null, its, ids)] as const];
    }),
  );
  return done(await verifyEdit(file, edits, { idField: inFile.registry.id.field, changed }));
}

type Assigning = readonly [entry: Entry, assignments: readonly Assignment[]];

function assignmentsIn(file: string, { moved, request }: Editing): Assigning[] {
  const paths = moved.flatMap(({ names, to }) =>
    names
      .filter(({ entry }) => entry.file === file)
      .map(({ entry, path }): Assigning => [entry, [{ path, operation: 'set', value: to }]]),
  );
  return request.entry.file === file ? [...paths, [request.entry, formerAssignments(request)]] : paths;
}

function formerAssignments({ entry, giveUp }: Editing['request']): Assignment[] {
  const [{ former }, before] = [entry.registry, formerIdsOf(entry)];
  if (former === undefined || giveUp || before.includes(entry.id)) return [];
  return before.length > 0
    ? [{ path: [former, before.length], operation: 'set', value: entry.id }]
    : [{ path: [former], operation: 'set', value: formerAfter(entry) }];
}
