import type { Outcome } from '../../src/text/diagnostic.ts';
import { addItem, removeField, removeItem, setField } from '../../src/text/edit/edit-record.ts';
import type { TextEdit } from '../../src/text/text-edit.ts';
import type { Path, Value } from '../../src/text/value.ts';
import { readYamlFile } from '../../src/text/yaml/read-yaml-file.ts';
import type { Shape, YamlFile, YamlRecord } from '../../src/text/yaml/yaml-file.ts';

/** A file and one of its records. */
export type Opened = { readonly file: YamlFile; readonly record: YamlRecord };
/** An edit of a record that is still to be opened. */
export type Edit = (opened: Opened) => Outcome<TextEdit[]>;

/** Reads a text as a list file where it begins with a dash, else as one record. */
export async function open(text: string, index = 0): Promise<Opened> {
  const shape: Shape = /^(?:#.*\n)*-/.test(text) ? 'list' : 'record';
  const file = await readYamlFile({ file: 'project-data/a.yaml', text, shape, idField: 'id' });
  const record = file.records[index];
  if (!record) throw new Error('no record');
  return { file, record };
}

/** Sets a member. */
export const set: (path: Path, value: Value, order?: readonly string[]) => Edit =
  (path, value, order = []) =>
  ({ file, record }) =>
    setField(file, record, { path, value, order });
/** Removes a member. */
export const remove: (...path: Path) => Edit =
  (...path) =>
  ({ file, record }) =>
    removeField(file, record, path);
/** Adds an item to a list. */
export const add: (path: Path, value: Value) => Edit =
  (path, value) =>
  ({ file, record }) =>
    addItem(file, record, { path, value });
/** Takes an item out of a list. */
export const drop: (...path: Path) => Edit =
  (...path) =>
  ({ file, record }) =>
    removeItem(file, record, { path });
