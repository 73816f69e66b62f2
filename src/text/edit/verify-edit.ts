import { applyEdits, type TextEdit } from '../text-edit.ts';
import { sameValue, type Value } from '../value.ts';
import { readYamlFile } from '../yaml/read-yaml-file.ts';
import type { YamlFile, YamlRecord } from '../yaml/yaml-file.ts';

/** What a file is to hold after an edit. Records that are not named are to stay as they are. */
export type Intention = {
  readonly idField: string;
  readonly changed?: ReadonlyMap<YamlRecord, Value>;
  readonly removed?: ReadonlySet<YamlRecord>;
  /** New records, in the order in which they stand after the others. */
  readonly added?: readonly Value[];
};

/**
 * Makes edits and reads the file again. Throws where it does not hold what was intended, record by
 * record: that is a bug in the edits, and nothing of it may be written.
 */
export async function verifyEdit(
  file: YamlFile,
  edits: readonly TextEdit[],
  intention: Intention,
): Promise<YamlFile> {
  const text = applyEdits(file.text, edits);
  const read = await readYamlFile({ file: file.file, text, shape: file.shape, idField: intention.idField });
  const { changed, removed, added = [] } = intention;
  const kept = file.records.filter((record) => !removed?.has(record));
  const wanted = [...kept.map((record) => changed?.get(record) ?? record.value), ...added];
  const wrong = wanted.findIndex((value, i) => !sameValue(value, read.records[i]?.value));
  if (wrong !== -1)
    throw new Error(`${file.file}: the edit would not write what was intended to record ${wrong + 1}`);
  if (read.records.length !== wanted.length) {
    throw new Error(
      `${file.file}: the edit would leave ${read.records.length} records, not ${wanted.length}`,
    );
  }
  return read;
}
