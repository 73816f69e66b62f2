import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import { fieldName } from '../registry/members.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { aNoun } from '../schema/words.ts';
import type { Path, Value } from '../text/value.ts';
import { readValue } from './read-value.ts';

/** One change to a field, as asked for. */
export type Assignment = {
  readonly path: Path;
  readonly operation: 'set' | 'add' | 'remove' | 'clear';
  readonly value: Value;
};

const ASSIGNMENT = /^([A-Za-z_][\w.[\]-]*?)(\+=|-=|=)([\s\S]*)$/;

/**
 * Reads `field=value`, `field+=item`, `field-=item` or `field=` (clear). The value is read as the
 * field's schema says. Throws a RequestError for anything else.
 */
export function readAssignment(text: string, registry: RegistrySchema): Assignment {
  const match = ASSIGNMENT.exec(text);
  if (!match)
    throw new RequestError(
      `"${text}" is not FIELD=VALUE`,
      'write FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM, or FIELD= to clear',
    );
  const [, name = '', operator = '=', raw = ''] = match;
  const path = readPath(name);
  const schema = knownSchema(registry, path);
  if (schema.readOnly === true)
    throw new RequestError(
      `"${name}" is not set by hand`,
      'it is filled by the steps of the lifecycle: see grantbook show ID',
    );
  if (operator === '=') {
    if (raw === '') return { path, operation: 'clear', value: null };
    return { path, operation: 'set', value: readValue(raw, { schema, registry, name }) };
  }
  const items = schema.items;
  if (items === undefined)
    throw new RequestError(`"${name}" is not a list`, `set it as a whole: ${name}=VALUE`);
  const item = schemaAt(registry, [...path, 0]) ?? {};
  return {
    path,
    operation: operator === '+=' ? 'add' : 'remove',
    value: readValue(raw, { schema: item, registry, name }),
  };
}

/** Reads a field's path as people write it: `minutes.sent_on`, `agenda[2].title`. */
export function readPath(text: string): Path {
  return text
    .split(/[.[]/)
    .map((step) => step.replace(/\]$/, ''))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function knownSchema(registry: RegistrySchema, path: Path) {
  const schema = schemaAt(registry, path);
  if (schema) return schema;
  const names = registry.fields.map((field) => field.name);
  const suggestions = closest(String(path[0]), names);
  const hint = suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `fields: ${names.join(', ')}`;
  throw new RequestError(`"${fieldName(path)}" is not a field of ${aNoun(registry.noun)}`, hint);
}
