import { CannotError } from '../base/cannot-error.ts';
import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { formerRecords } from './former-ids.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

/** Returns the record with the id. Throws a RequestError with the nearest ids, or the registry to look in, where there is none. */
export function findEntry(workspace: Workspace, id: string, expected?: string): Entry {
  const entry = entryNamed(workspace, id);
  if (entry) return entry;
  if (workspace.unreadable.has(id)) {
    throw new RequestError(`"${id}" cannot be read`, 'see what is wrong with: grantbook validate');
  }
  const registry = registryNamed(workspace, id);
  if (registry)
    throw new RequestError(`"${id}" is a registry, not a record`, `try: grantbook list ${registry.name}`);
  refuseBroken(workspace);
  refuseUnseen(workspace, id);
  const near = closest(id, workspace.entries.keys());
  const where = expected ?? registryOfId(workspace, id)?.name ?? 'REGISTRY';
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : `see the ids with: grantbook list ${where}`;
  throw new RequestError(`no record has the id "${id}"`, hint);
}

/** A record may stand in what could not be read: it is not called absent. */
function refuseUnseen(workspace: Workspace, id: string): void {
  const own = registryOfId(workspace, id)?.name;
  const unseen = [...workspace.partial].find((name) => own === undefined || name === own);
  if (unseen === undefined) return;
  throw new RequestError(
    `no record that could be read has the id "${id}": not all of "${unseen}" could be`,
    'see what is wrong with: grantbook validate',
  );
}

/** Returns the name of the registry in which an id stands; undefined where no record has it. The record need not be looked at. */
export function registryOf({ entries }: Pick<Workspace, 'entries'>, id: string): string | undefined {
  return entries.registryOf ? entries.registryOf(id) : entries.get(id)?.registry.name;
}

/** The registry whose ids begin as this one does. */
function registryOfId({ registries }: Workspace, id: string): RegistrySchema | undefined {
  const rest = (prefix: string) => id.slice(prefix.length);
  const belongs = ({ id: { prefix } }: RegistrySchema) =>
    prefix !== undefined && id.toUpperCase().startsWith(prefix.toUpperCase()) && /^\d/.test(rest(prefix));
  return [...registries.values()].map(({ schema }) => schema).find(belongs);
}

/** Returns the record with the id, or that had it before; letters' case apart where only one is so named. */
export function entryNamed(workspace: Workspace, id: string): Entry | undefined {
  return workspace.entries.get(id) ?? formerRecords(workspace).get(id) ?? ignoringCase(workspace, id);
}

function ignoringCase(workspace: Workspace, id: string): Entry | undefined {
  const wanted = id.toLowerCase();
  const found = [...workspace.entries.values()].filter((entry) => entry.id.toLowerCase() === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Returns the registry of a name: its plural or its noun. Throws a RequestError with the nearest names where there is none. */
export function findRegistry(workspace: Workspace, name: string): Registry {
  const schema = registryNamed(workspace, name);
  const registry = schema && workspace.registries.get(schema.name);
  if (registry) return registry;
  refuseBroken(workspace);
  const names = [...workspace.registries.keys()];
  const entry = workspace.entries.get(name);
  if (entry)
    throw new RequestError(
      `"${name}" is a ${entry.registry.noun}, not a registry`,
      `try: grantbook show ${name}`,
    );
  const near = closest(name, [...names, ...[...workspace.registries.values()].map((r) => r.schema.noun)]);
  const hint = near.length > 0 ? `did you mean "${near[0]}"?` : `registries: ${names.join(', ')}`;
  throw new RequestError(`there is no registry "${name}"`, hint);
}

/** What a registry with a broken schema holds is not known: that is never taken for absent. */
function refuseBroken({ problems }: Workspace): void {
  const broken = problems.find(({ code }) => code.startsWith('declaration/'));
  if (!broken) return;
  throw new CannotError(`"${broken.file}" has mistakes: its registry cannot be read`, {
    hint: 'see them with: grantbook validate',
  });
}

/** Returns the registry whose plural or noun the name is, hyphens or underscores alike; undefined where none is. */
export function registryNamed(workspace: Workspace, name: string): RegistrySchema | undefined {
  const wanted = name.toLowerCase().replaceAll('_', '-');
  for (const { schema } of workspace.registries.values()) {
    if (schema.name === wanted || schema.noun === wanted) return schema;
  }
  return undefined;
}

/** Returns what people call a record: its label field, or its id. */
export function labelOf(entry: Entry): string {
  const label = entry.data[entry.registry.label];
  return typeof label === 'string' ? label : entry.id;
}
