import { nextId } from '../registry/id-template.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { addRecord } from '../text/edit/edit-file.ts';
import { verifyEdit } from '../text/edit/verify-edit.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Mapping } from '../text/value.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import { type NewRecord, newRecord } from './new-record.ts';

/**
 * Returns several new records of a registry, each with what was not given filled in. Where ids are only
 * counted, the book is searched once for the highest.
 */
export async function newRecords(
  givens: readonly Mapping[],
  registry: RegistrySchema,
  workspace: Workspace,
): Promise<NewRecord[]> {
  const { field, next } = registry.id;
  const counted = next !== undefined && !/\{[a-z][a-z0-9_]+\}/.test(next);
  const taken = new Set(workspace.unreadable);
  const all = { ...workspace, unreadable: taken };
  const records: NewRecord[] = [];
  let last: string | undefined;
  for (const given of givens) {
    const id = given[field] === undefined && counted ? nextAfter(last, registry, all) : undefined;
    const record = await newRecord(id === undefined ? given : { ...given, [field]: id }, registry, all);
    if (id !== undefined) last = record.id;
    taken.add(record.id);
    records.push(record);
  }
  return records;
}

function nextAfter(
  last: string | undefined,
  registry: RegistrySchema,
  workspace: Workspace,
): string | undefined {
  const counting =
    last === undefined
      ? workspace
      : { ...workspace, entries: new Map(), used: new Set<string>(), unreadable: new Set([last]) };
  const found = nextId(registry, {}, counting);
  if (!('id' in found)) return undefined;
  // An id that was given to a row may stand in the way.
  return workspace.unreadable.has(found.id) ? nextAfter(found.id, registry, workspace) : found.id;
}

/** Returns a list file with records below its last one, which is there. */
export async function addBelow(
  file: YamlFile,
  records: readonly NewRecord[],
  idField: string,
): Promise<Outcome<YamlFile>> {
  const texts: TextEdit[] = [];
  for (const { data } of records) {
    const edits = addRecord(file, data);
    if (!edits.ok) return edits;
    texts.push(...edits.value);
  }
  return done(await verifyEdit(file, texts, { idField, added: records.map(({ data }) => data) }));
}
