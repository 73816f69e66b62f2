import { RequestError } from '../base/request-error.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { addItem, removeField, removeItem, setField } from '../text/edit/edit-record.ts';
import { withMember, withoutMember } from '../text/edit/intended-value.ts';
import { verifyEdit } from '../text/edit/verify-edit.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { isList, type Path, sameValue, type Value, valueAt } from '../text/value.ts';
import type { YamlFile, YamlRecord } from '../text/yaml/yaml-file.ts';
import type { Assignment } from './assignment.ts';

/** A record of a file, and what is to be changed in it. */
export type RecordEdit = {
  readonly entry: Pick<Entry, 'registry' | 'index'>;
  readonly assignments: readonly Assignment[];
};

/**
 * Returns the record's file with the assignments made, one after the other, each touching only its
 * own bytes; each is read back and compared with what was intended.
 */
export async function editRecord(
  file: YamlFile,
  entry: Pick<Entry, 'registry' | 'index'>,
  assignments: readonly Assignment[],
): Promise<Outcome<YamlFile>> {
  return editRecords(file, [{ entry, assignments }]);
}

/**
 * The same for several records of a file: the first assignments of all of them at once, then the second
 * ones, so that the file is read back as often as one record has assignments.
 */
export async function editRecords(file: YamlFile, edits: readonly RecordEdit[]): Promise<Outcome<YamlFile>> {
  const rounds = Math.max(0, ...edits.map(({ assignments }) => assignments.length));
  const sorted = [...edits].sort((a, b) => a.entry.index - b.entry.index);
  let edited = file;
  for (let round = 0; round < rounds; round++) {
    const next = await editRound(edited, sorted, round);
    if (!next.ok) return next;
    edited = next.value;
  }
  return done(edited);
}

async function editRound(
  file: YamlFile,
  edits: readonly RecordEdit[],
  round: number,
): Promise<Outcome<YamlFile>> {
  const texts: TextEdit[] = [];
  const changed = new Map<YamlRecord, Value>();
  for (const { entry, assignments } of edits) {
    const assignment = assignments[round];
    if (assignment === undefined) continue;
    const record = file.records[entry.index];
    if (record?.value === undefined) throw new Error(`${file.file}: record ${entry.index} is gone`);
    const order = entry.registry.fields.map((field) => field.name);
    const step = stepFor(file, record, { ...assignment, order });
    if (!step.edits.ok) return step.edits;
    texts.push(...step.edits.value);
    changed.set(record, step.intended);
  }
  const idField = edits[0]?.entry.registry.id.field ?? '';
  return done(await verifyEdit(file, texts, { idField, changed }));
}

/** A record of the book, and what is to be changed in it. */
export type EntryEdit = RecordEdit & { readonly entry: Entry };

/** Returns edits by the files of their records. */
export function byFile(edits: readonly EntryEdit[]): Map<string, EntryEdit[]> {
  const files = new Map<string, EntryEdit[]>(edits.map(({ entry }) => [entry.file, []]));
  for (const each of edits) files.get(each.entry.file)?.push(each);
  return files;
}

/** Returns a registry file of the workspace as it was read. */
export function fileOf(entry: Entry, workspace: Workspace): YamlFile {
  const file = workspace.registries.get(entry.registry.name)?.files.find((f) => f.file === entry.file);
  if (!file) throw new Error(`${entry.file} is not loaded`);
  return file;
}

type Ordered = Assignment & { readonly order: readonly string[] };

/** The edits of one assignment, and the record as it is to read afterwards. */
type Step = { readonly edits: Outcome<TextEdit[]>; readonly intended: Value };

function stepFor(file: YamlFile, record: YamlRecord, wanted: Ordered): Step {
  const { path, value, order, operation } = wanted;
  const data = record.value ?? null;
  const now = valueAt(data, path);
  const nothing: Step = { edits: done([]), intended: data };
  switch (operation) {
    case 'set': {
      if (sameValue(now, value)) return nothing;
      return {
        edits: setField(file, record, { path, value, order }),
        intended: withMember(data, path, value),
      };
    }
    case 'clear': {
      if (now === undefined) return nothing;
      return { edits: removeField(file, record, path), intended: withoutMember(data, path) };
    }
    case 'add': {
      const items = isList(now) ? now : [];
      if (items.some((each) => sameValue(each, value))) return nothing;
      return {
        edits: addItem(file, record, { path, value }),
        intended: withMember(data, path, [...items, value]),
      };
    }
    case 'remove': {
      const item = itemPath(path, now, value);
      return { edits: removeItem(file, record, { path: item }), intended: withoutMember(data, item) };
    }
  }
}

function itemPath(path: Path, list: Value | undefined, item: Value): Path {
  const index = isList(list) ? list.findIndex((each) => sameValue(each, item)) : -1;
  if (index >= 0) return [...path, index];
  const present = isList(list) && list.length > 0 ? `it holds: ${list.join(', ')}` : 'the list is empty';
  throw new RequestError(`"${String(item)}" is not in "${path.join('.')}"`, present);
}
