import { onceFor } from '../base/once-for.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Mapping } from '../text/value.ts';
import { isFilled } from './lifecycle.ts';
import { isRedacted, storedFields } from './personal.ts';
import type { Apart, Entry, PersonalStore, Registry, Workspace } from './workspace.ts';

/**
 * Returns a registry with the values of the store beside those of its own file. A value that the
 * history no longer has counts as withheld, with a store or without one.
 */
export function joinStore(registry: Registry, store: PersonalStore | undefined): Registry {
  const fields = storedFields(registry.schema);
  const isOpen = !store && !registry.entries.some((each) => each.apart ?? hasRedacted(each, fields));
  if (fields.length === 0 || isOpen) return registry;
  const found = store?.files.get(registry.schema.name)?.entries ?? [];
  const stored = new Map(found.map((entry) => [entry.id, entry]));
  const entries = registry.entries.map((entry) => joinEntry(asOpen(entry), store, stored.get(entry.id)));
  return { ...registry, entries };
}

/** Returns a book with the records of its registries as a commit holds them: without what the store says. */
export function withoutStore(workspace: Workspace): Workspace {
  const open = [...workspace.registries].map(([name, registry]) => [name, openRegistry(registry)] as const);
  return { ...workspace, registries: new Map(open) };
}

/** The same registry gives the same, so that two states of a book still have it in common; it is read once it is looked at. */
const openRegistry = onceFor((registry: Registry): Registry => {
  const { schema, validate } = registry;
  if (storedFields(schema).length === 0) return registry;
  let entries: readonly Entry[] | undefined;
  return {
    schema,
    validate,
    get files() {
      return registry.files;
    },
    get entries() {
      entries ??= registry.entries.map(asOpen);
      return entries;
    },
  };
});

/** Returns a record as its own file holds it. */
function asOpen({ apart, ...entry }: Entry): Entry {
  return apart ? { ...entry, data: apart.open } : entry;
}

/** Returns a record, as its own file holds it, with what the store holds of it. */
export function joinEntry(entry: Entry, store: PersonalStore | undefined, stored: Entry | undefined): Entry {
  const fields = storedFields(entry.registry);
  const redacted = hasRedacted(entry, fields);
  if (fields.length === 0 || (!store && !redacted)) return entry;
  const withheld = redacted || isErased(entry) || (store !== undefined && cannotSee(store, entry));
  const apart: Apart = { open: entry.data, withheld, ...(stored && { stored }) };
  return { ...entry, data: mergedData(entry, fields, stored?.data ?? {}), apart };
}

/** Returns whether a record says that its personal values were erased. */
export function isErased({ registry: { erased }, data }: Entry): boolean {
  return erased !== undefined && isFilled(data[erased]);
}

/** What cannot be read may hold any value. */
function cannotSee({ here, files }: PersonalStore, { registry }: Entry): boolean {
  return (
    !here || files.get(registry.name)?.yaml.problems.some(({ severity }) => severity === 'error') === true
  );
}

function hasRedacted({ data }: Entry, fields: readonly string[]): boolean {
  return fields.some((name) => isRedacted(data[name]));
}

/** The fields in the order of the schema, as in a record that stands in one file. */
function mergedData({ data, registry }: Entry, fields: readonly string[], stored: Mapping): Mapping {
  const kept = fields.filter((name) => stored[name] !== undefined);
  const whole: Mapping = { ...data, ...Object.fromEntries(kept.map((name) => [name, stored[name] ?? null])) };
  return inOrder(whole, registry, (name) => fields.includes(name) && isRedacted(whole[name]));
}

function inOrder(data: Mapping, { fields }: RegistrySchema, leaveOut: (name: string) => boolean): Mapping {
  const names = [...new Set([...fields.map(({ name }) => name), ...Object.keys(data)])];
  const present = names.filter((name) => Object.hasOwn(data, name) && !leaveOut(name));
  return Object.fromEntries(present.map((name) => [name, data[name] ?? null]));
}
