import { RequestError } from '../base/request-error.ts';
import { nextId } from '../registry/id-template.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { aNoun } from '../schema/words.ts';
import type { Mapping } from '../text/value.ts';

/** A record that is to be written: its id and all its fields, in the order of the schema. */
export type NewRecord = { readonly id: string; readonly data: Mapping };

/**
 * Returns a new record with what was not given filled in: its id, its first state, the schema's
 * defaults. Throws a RequestError where it can have no id, or not the one asked for.
 */
export async function newRecord(
  given: Mapping,
  registry: RegistrySchema,
  workspace: Workspace,
): Promise<NewRecord> {
  const id = await idFor(given, registry, workspace);
  return { id, data: inOrder({ ...defaultsOf(registry), ...given, [registry.id.field]: id }, registry) };
}

async function idFor(given: Mapping, registry: RegistrySchema, workspace: Workspace): Promise<string> {
  const asked = given[registry.id.field];
  if (typeof asked === 'string') return freeId(asked, registry, workspace);
  if (registry.id.next === undefined)
    throw new RequestError(`${aNoun(registry.noun)} needs an id`, `add ${registry.id.field}=…`);
  const next = nextId(registry, { ...defaultsOf(registry), ...given }, workspace);
  if ('id' in next) return freeId(next.id, registry, workspace);
  const missing = next.missing.map((field) => `${field}=…`).join(' ');
  throw new RequestError(
    `the id of ${aNoun(registry.noun)} is made of ${next.missing.join(', ')}`,
    `add ${missing}`,
  );
}

async function freeId(id: string, registry: RegistrySchema, workspace: Workspace): Promise<string> {
  const { linearRegExp } = await import('../schema/linear-reg-exp.ts');
  if (!linearRegExp(registry.id.pattern, 'u').test(id)) {
    throw new RequestError(
      `"${id}" is not an id of ${aNoun(registry.noun)}`,
      `its form is ${registry.id.pattern}`,
    );
  }
  const unseen = workspace.unreadable.has(id) || fileIsThere(id, registry, workspace);
  if (unseen)
    throw new RequestError(
      `"${id}" is there already and cannot be read`,
      'see what is wrong with: grantbook validate',
    );
  if (workspace.used?.has(id) && !workspace.entries.has(id))
    throw new RequestError(
      `"${id}" was the id of a record before`,
      'leave the id out, and the next free one is taken',
    );
  if (!workspace.entries.has(id)) return id;
  throw new RequestError(`"${id}" is taken already`, `see: grantbook show ${id}`);
}

/** A file named after the id is never written over, whatever it holds. */
function fileIsThere(id: string, { source }: RegistrySchema, { files }: Workspace): boolean {
  const path = `${source.path}${id}.yaml`.toLowerCase();
  return source.kind === 'folder' && files.list().some((file) => file.path.toLowerCase() === path);
}

function defaultsOf(registry: RegistrySchema): Mapping {
  const fields = registry.fields.filter(({ schema }) => schema.default !== undefined);
  const defaults = Object.fromEntries(fields.map(({ name, schema }) => [name, schema.default ?? null]));
  const { lifecycle } = registry;
  return lifecycle ? { ...defaults, [lifecycle.field]: lifecycle.initial } : defaults;
}

function inOrder(data: Mapping, registry: RegistrySchema): Mapping {
  const order = registry.fields.map(({ name }) => name).filter((name) => Object.hasOwn(data, name));
  return Object.fromEntries(order.map((name) => [name, data[name] ?? null]));
}
