import { RequestError } from '../base/request-error.ts';
import { formerRecords } from '../registry/former-ids.ts';
import { nextId, type TakenElsewhere } from '../registry/id-template.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { aNoun } from '../schema/words.ts';
import type { Mapping } from '../text/value.ts';

/** A record that is to be written: its id and all its fields, in the order of the schema. */
export type NewRecord = {
  readonly id: string;
  readonly data: Mapping;
  /** What other branches have, of the ids that were looked at: those passed over, or the one that was asked for. */
  readonly elsewhere: readonly TakenElsewhere[];
};

/**
 * Returns a new record with what was not given filled in: its id, its first state, the schema's
 * defaults. Throws a RequestError where it can have no id, or not the one asked for.
 */
export async function newRecord(
  given: Mapping,
  registry: RegistrySchema,
  workspace: Workspace,
): Promise<NewRecord> {
  const { id, elsewhere } = await idFor(given, registry, workspace);
  const data = inOrder({ ...defaultsOf(registry), ...given, [registry.id.field]: id }, registry);
  return { id, data, elsewhere };
}

type Given = Pick<NewRecord, 'id' | 'elsewhere'>;

async function idFor(given: Mapping, registry: RegistrySchema, workspace: Workspace): Promise<Given> {
  const asked = given[registry.id.field];
  if (typeof asked === 'string') {
    const id = await freeId(asked, { registry }, workspace);
    const branch = workspace.taken?.elsewhere(registry).get(id);
    return { id, elsewhere: branch === undefined ? [] : [{ id, branch }] };
  }
  if (registry.id.next === undefined)
    throw new RequestError(`${aNoun(registry.noun)} needs an id`, `add ${registry.id.field}=…`);
  const next = nextId(registry, { ...defaultsOf(registry), ...given }, workspace);
  if ('id' in next) return { id: await freeId(next.id, { registry }, workspace), elsewhere: next.passed };
  const missing = next.missing.map((field) => `${field}=…`).join(' ');
  throw new RequestError(
    `the id of ${aNoun(registry.noun)} is made of ${next.missing.join(', ')}`,
    `add ${missing}`,
  );
}

/** Returns the id where a record can get it. Throws a RequestError that says why not; `own` are ids that the record had. */
export async function freeId(
  id: string,
  { registry, own = [] }: { readonly registry: RegistrySchema; readonly own?: readonly string[] },
  workspace: Workspace,
): Promise<string> {
  const { linearRegExp } = await import('../schema/linear-reg-exp.ts');
  if (!linearRegExp(registry.id.pattern, 'u').test(id)) {
    throw new RequestError(
      `"${id}" is not an id of ${aNoun(registry.noun)}`,
      `its form is ${registry.id.pattern}`,
    );
  }
  const unseen = workspace.unreadable.has(id) || fileIsThere(id, registry, workspace);
  if (unseen && !workspace.entries.has(id))
    throw new RequestError(
      `"${id}" is there already and cannot be read`,
      'see what is wrong with: grantbook validate',
    );
  if (workspace.entries.has(id))
    throw new RequestError(`"${id}" is taken already`, `see: grantbook show ${id}`);
  const later = formerRecords(workspace).get(id);
  if (later && !own.includes(id))
    throw new RequestError(
      `"${id}" was the id of ${later.registry.noun} ${later.id} before`,
      `an id that was given leads to its record for ever: see grantbook show ${later.id}`,
    );
  if (!own.includes(id) && workspace.taken?.used().has(id))
    throw new RequestError(
      `"${id}" was the id of a record before`,
      'leave the id out, and the next free one is taken',
    );
  return id;
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
