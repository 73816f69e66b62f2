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

/**
 * Returns the record's file with the assignments made, one after the other, each touching only its
 * own bytes; each is read back and compared with what was intended.
 */
export async function editRecord(
  file: YamlFile,
  { registry, index }: Pick<Entry, 'registry' | 'index'>,
  assignments: readonly Assignment[],
): Promise<Outcome<YamlFile>> {
  const order = registry.fields.map((field) => field.name);
  let edited = file;
  for (const assignment of assignments) {
    const record = edited.records[index];
    if (record?.value === undefined) throw new Error(`${file.file}: record ${index} is gone`);
    const step = stepFor(edited, record, { ...assignment, order });
    if (!step.edits.ok) return step.edits;
    const changed = new Map([[record, step.intended]]);
    edited = await verifyEdit(edited, step.edits.value, { idField: registry.id.field, changed });
  }
  return done(edited);
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
