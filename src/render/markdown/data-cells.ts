import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import { labelOf, words } from '../fill/helpers.ts';
import { sayDate } from '../fill/say-date.ts';

/** A column of a table of records: a field, or a field of the record a field refers to (`owner.name`). */
export type Column = {
  readonly field: string;
  readonly of: string | undefined;
  readonly title: string;
  readonly align: 'right' | null;
};

/** Returns the column of a name: a field, or a field of the record a field refers to. */
export function columnOf(column: string, { schema }: Registry, workspace: Workspace): Column {
  const [field = '', of] = column.split('.');
  const own = schema.fields.find(({ name }) => name === field);
  const title = own?.title ?? field;
  const there = targetsOf(schema, field, workspace).flatMap((target) => target.schema.fields);
  const shown = of === undefined ? own : there.find(({ name }) => name === of);
  const type = shown?.schema.type;
  const align = type === 'integer' || type === 'number' ? 'right' : null;
  return { field, of, title: of === undefined ? title : `${title}: ${lowered(shown?.title ?? of)}`, align };
}

/** Returns the registries whose records a field refers to. */
export function targetsOf(schema: RegistrySchema, field: string, { registries }: Workspace): Registry[] {
  const rules = schema.refs.filter((ref) => ref.field[0] === field);
  return rules.flatMap(({ to }) => to.flatMap((name) => registries.get(name) ?? []));
}

/** The first letter small, but not of an abbreviation such as PIC. */
function lowered(title: string): string {
  return /^.[A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** Returns what a record shows in a column. */
export function cellText(entry: Entry, column: Column, workspace: Workspace): string {
  const value = entry.data[column.field];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => itemText(item, { entry, column, workspace })).join(', ');
}

/** Where a value stands. */
export type Cell = { readonly entry: Entry; readonly column: Column; readonly workspace: Workspace };

/** Returns one value as a table shows it: a state by its title, a person by name, a day in words. */
export function itemText(
  item: unknown,
  { entry: { registry }, column: { field, of }, workspace }: Cell,
): string {
  if (item === undefined || item === null) return '';
  if (typeof item === 'boolean') return item ? 'yes' : 'no';
  if (typeof item !== 'string') return String(item);
  if (field === registry.lifecycle?.field) return registry.lifecycle.states.get(item)?.title ?? item;
  if (refersTo(registry, field)) return recordText(item, of, workspace);
  const isCode = registry.fields.some(({ name, schema }) => name === field && hasChoices(schema));
  return isCode ? words(item) : (sayDay(item) ?? item);
}

function hasChoices({ enum: choices, items }: Mapping): boolean {
  return isList(choices) || (isMapping(items) && isList(items.enum));
}

function sayDay(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(text) : undefined;
}

function refersTo(registry: RegistrySchema, field: string): boolean {
  return registry.refs.some(
    (ref) => ref.field[0] === field && ref.field.slice(1).every((step) => step === '*'),
  );
}

/** A person is known by name, a deliverable or partner by its id. */
function recordText(id: string, of: string | undefined, workspace: Workspace): string {
  const entry = workspace.entries.get(id);
  if (!entry) return id;
  if (of !== undefined) return String(entry.data[of] ?? '');
  const byName = entry.registry.label === 'name' && !entry.registry.id.closed;
  return byName ? labelOf({ entry: () => entry }, id) : id;
}
