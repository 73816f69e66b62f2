import { storedFields } from '../../registry/personal.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { isMapping } from '../../text/value.ts';
import { readYamlFile } from '../../text/yaml/read-yaml-file.ts';

/** A version of a registry's file, and whose values go out of it. */
export type RedactFile = {
  readonly file: string;
  readonly text: string;
  readonly registry: RegistrySchema;
  readonly id: string;
  /** What stands there instead: `redacted RED-001`. */
  readonly marker: string;
};

/** Returns the text with the record's personal values replaced; the same text where it has none. */
export async function redactFile({ registry, id, marker, ...source }: RedactFile): Promise<string> {
  if (!source.text.includes(id)) return source.text;
  const shape = registry.source.kind === 'folder' || registry.single ? 'record' : 'list';
  const { records } = await readYamlFile({ ...source, shape, idField: registry.id.field });
  const fields = storedFields(registry);
  const edits: TextEdit[] = records
    .filter(({ value }) => isMapping(value) && value[registry.id.field] === id)
    .flatMap((record) =>
      fields.flatMap((field) => {
        const place = record.locate([field]);
        return place ? [{ span: place.value, text: marker }] : [];
      }),
    );
  edits.sort((a, b) => a.span.start - b.span.start);
  return applyEdits(source.text, edits);
}
