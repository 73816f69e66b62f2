import { naturalOrder } from '../base/natural-order.ts';
import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { isList, isMapping, type Mapping, type Value, valueAt } from '../text/value.ts';
import type { Entry } from './workspace.ts';

/** One condition of a query: `status!=closed`, `impact>=4`, `title~skills`. */
export type Condition = { readonly field: string; readonly operator: string; readonly value: string };

const CONDITION = /^\s*([a-z_][\w.]*)\s*(!=|>=|<=|=|>|<|~)\s*(.*?)\s*$/;

/**
 * Reads a query: conditions joined by ` and `. `=` on a list asks whether the list holds the value;
 * an empty value asks whether the field is absent. Throws a RequestError where it cannot be read.
 */
export function readQuery(text: string, registry: RegistrySchema): Condition[] {
  return text.split(/\s+and\s+/i).map((part) => {
    const [, field = '', operator = '', value = ''] = CONDITION.exec(part) ?? [];
    if (field === '')
      throw new RequestError(
        `"${part}" is not a condition`,
        'write FIELD=VALUE, !=, >, <, >=, <= or ~, joined by "and"',
      );
    knownField(field, registry);
    const condition = { field, operator, value: value.replace(/^(["'])(.*)\1$/, '$2') };
    knownChoice(condition, registry);
    return condition;
  });
}

/** Throws a RequestError with the nearest names where a registry has no such field. */
export function knownField(field: string, registry: RegistrySchema): void {
  const names = registry.fields.map(({ name }) => name);
  const top = field.split('.')[0] ?? '';
  if (names.includes(top)) return;
  const near = closest(top, names);
  const hint = near.length > 0 ? `did you mean "${near[0]}"?` : `fields: ${names.join(', ')}`;
  throw new RequestError(`"${top}" is not a field of ${registry.name}`, hint);
}

/** A value that the field cannot have would only give an empty list. */
function knownChoice({ field, operator, value }: Condition, registry: RegistrySchema): void {
  const schema = schemaAt(registry, field.split('.')) ?? derivedSchema(registry, field);
  const choices = schema && choicesOf(registry, schema, field);
  if (!choices || value === '' || !['=', '!='].includes(operator) || choices.includes(value)) return;
  const near = closest(value, choices);
  const hint = near.length > 0 ? `did you mean "${near[0]}"?` : `use one of: ${choices.join(', ')}`;
  throw new RequestError(`"${value}" is not a value that "${field}" can have`, hint);
}

function derivedSchema({ fields }: RegistrySchema, field: string): Mapping | undefined {
  return fields.find(({ name, derived }) => derived && name === field)?.schema;
}

function choicesOf(registry: RegistrySchema, schema: Mapping, field: string): string[] | undefined {
  const { enum: own } = schema;
  const inList = schema.items === undefined ? undefined : schemaAt(registry, [...field.split('.'), 0])?.enum;
  const choices = own ?? inList;
  return isList(choices) ? choices.map(String) : undefined;
}

/** Returns whether a record meets every condition. */
export function meets(entry: Entry, conditions: readonly Condition[]): boolean {
  return conditions.every(({ field, operator, value }) => {
    const values = scalarsAt(valueAt(entry.data, field.split('.')));
    return COMPARE[operator]?.(values, value) ?? false;
  });
}

const COMPARE: Readonly<Record<string, (values: readonly string[], wanted: string) => boolean>> = {
  '=': (values, wanted) => (wanted === '' ? values.length === 0 : values.includes(wanted)),
  '!=': (values, wanted) => (wanted === '' ? values.length > 0 : !values.includes(wanted)),
  '~': (values, wanted) => values.some((value) => value.toLowerCase().includes(wanted.toLowerCase())),
  '>': (values, wanted) => values.some((value) => naturalOrder(value, wanted) > 0),
  '<': (values, wanted) => values.some((value) => naturalOrder(value, wanted) < 0),
  '>=': (values, wanted) => values.some((value) => naturalOrder(value, wanted) >= 0),
  '<=': (values, wanted) => values.some((value) => naturalOrder(value, wanted) <= 0),
};

function scalarsAt(value: Value | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.flatMap(scalarsAt);
  return isMapping(value) ? [] : [String(value)];
}

/** Returns the records sorted by a field, as people count: D1.2 before D1.10; a leading `-` turns the order round. */
export function sortEntries(entries: readonly Entry[], by: string): Entry[] {
  const [field, sign] = by.startsWith('-') ? [by.slice(1), -1] : [by, 1];
  const keyed = entries.map((entry) => {
    return { entry, key: scalarsAt(valueAt(entry.data, field.split('.'))).join(' ') };
  });
  keyed.sort((a, b) => sign * naturalOrder(a.key, b.key) || naturalOrder(a.entry.id, b.entry.id));
  return keyed.map(({ entry }) => entry);
}

/** Returns a value as one line of text: lists joined by commas, mappings as `key: value` pairs. */
export function plainText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.map(plainText).join(', ');
  if (!isMapping(value)) return String(value);
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${plainText(item)}`)
    .join('; ');
}
