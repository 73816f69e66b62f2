import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import { registryFinding } from './registry-finding.ts';
import type { Entry } from './workspace.ts';

/** The records of a file as entries, what is no record at all, and the ids of what could not be read. */
export type Taken = {
  readonly entries: readonly Entry[];
  readonly problems: readonly Diagnostic[];
  readonly unreadable: readonly string[];
};

const NOT_A_RECORD = 'a record is a mapping: lines of "field: value"';

/** Takes the records of a file into a registry. */
export function takeRecords(schema: RegistrySchema, yaml: YamlFile): Taken {
  const taken = { entries: [] as Entry[], problems: [] as Diagnostic[], unreadable: [] as string[] };
  for (const [index, record] of yaml.records.entries()) {
    const { value, idHints } = record;
    if (isMapping(value)) {
      const id = idOf(schema, value);
      taken.entries.push({ id, registry: schema, file: yaml.file, index, data: value, record });
    } else if (value !== undefined) {
      taken.problems.push(
        registryFinding({ schema, file: yaml.file, record, code: 'schema/type' }, NOT_A_RECORD),
      );
    } else for (const id of idHints) taken.unreadable.push(id);
  }
  return taken;
}

function idOf(schema: RegistrySchema, data: Mapping): string {
  const id = schema.single ? schema.name : data[schema.id.field];
  return typeof id === 'string' ? id : '';
}
