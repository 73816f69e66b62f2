import { RequestError } from '../base/request-error.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { addItem, removeField, removeItem, setField } from '../text/edit/edit-record.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { isList, type Path, sameValue, type Value, valueAt } from '../text/value.ts';
import { readYamlFile } from '../text/yaml/read-yaml-file.ts';
import type { YamlFile, YamlRecord } from '../text/yaml/yaml-file.ts';
import type { Assignment } from './assignment.ts';

/** Returns the text of the record's file with the assignments made, one after the other, each touching only its own bytes. */
export async function editEntry(
  entry: Entry,
  assignments: readonly Assignment[],
  workspace: Workspace,
): Promise<Outcome<string>> {
  let file = fileOf(entry, workspace);
  for (const assignment of assignments) {
    const record = file.records[entry.index];
    if (!record) throw new Error(`${entry.file}: record ${entry.index} is gone`);
    const edits = editsFor(file, record, { ...assignment, order: entry.registry.fields.map((f) => f.name) });
    if (!edits.ok) return edits;
    const text = applyEdits(file.text, edits.value);
    file = await readYamlFile({ file: file.file, text, shape: file.shape, idField: entry.registry.id.field });
  }
  return done(file.text);
}

/** Returns a registry file of the workspace as it was read. */
export function fileOf(entry: Entry, workspace: Workspace): YamlFile {
  const file = workspace.registries.get(entry.registry.name)?.files.find((f) => f.file === entry.file);
  if (!file) throw new Error(`${entry.file} is not loaded`);
  return file;
}

type Ordered = Assignment & { readonly order: readonly string[] };

function editsFor(file: YamlFile, record: YamlRecord, wanted: Ordered): Outcome<TextEdit[]> {
  const { path, value, order, operation } = wanted;
  const now = valueAt(record.value, path);
  if (operation === 'set')
    return sameValue(now, value) ? done([]) : setField(file, record, { path, value, order });
  if (operation === 'clear') return now === undefined ? done([]) : removeField(file, record, path);
  if (operation === 'add') return contains(now, value) ? done([]) : addItem(file, record, { path, value });
  return removeItem(file, record, { path: itemPath(path, now, value) });
}

function contains(list: Value | undefined, item: Value): boolean {
  return isList(list) && list.some((each) => sameValue(each, item));
}

function itemPath(path: Path, list: Value | undefined, item: Value): Path {
  const index = isList(list) ? list.findIndex((each) => sameValue(each, item)) : -1;
  if (index >= 0) return [...path, index];
  const present = isList(list) && list.length > 0 ? `it holds: ${list.join(', ')}` : 'the list is empty';
  throw new RequestError(`"${String(item)}" is not in "${path.join('.')}"`, present);
}
