import { RequestError } from '../base/request-error.ts';
import { nextId } from '../registry/id-template.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { findUnwritable } from '../text/edit/check-value.ts';
import { addRecord as addToList } from '../text/edit/edit-file.ts';
import { formatDocument } from '../text/edit/format-value.ts';
import { verifyEdit } from '../text/edit/verify-edit.ts';
import type { Mapping, Value } from '../text/value.ts';
import { readYamlFile } from '../text/yaml/read-yaml-file.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import type { Assignment } from './assignment.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A new record: the fields that are known. */
export type AddRequest = {
  readonly registry: RegistrySchema;
  readonly assignments: readonly Assignment[];
  readonly reason?: string | undefined;
};

/** A plan for a new record, and the id it got. */
export type Added = { readonly id: string; readonly plan: Plan };

/** Plans a new record: its id, its first state and the schema's defaults are filled in. */
export async function addRecord(workspace: Workspace, request: AddRequest): Promise<Outcome<Added>> {
  const { registry, reason } = request;
  const given = Object.fromEntries(
    request.assignments.map((a) => [String(a.path[0]), topLevel(a, registry)]),
  );
  const id = await idFor(given, registry, workspace);
  const data = inOrder({ ...defaultsOf(registry), ...given, [registry.id.field]: id }, registry);
  const written = await writeRecord(data, { id, registry, workspace });
  if (!written.ok) return written;
  const message = recordMessage({ id, registry }, { does: 'add', reason });
  return done({ id, plan: { writes: new Map([written.value]), deletes: [], message } });
}

function topLevel(assignment: Assignment, registry: RegistrySchema): Value {
  if (assignment.path.length > 1)
    throw new RequestError(
      'only whole fields are given to a new record',
      `add it first, then: grantbook set ID ${assignment.path.join('.')}=…`,
    );
  const list = registry.fields.find(({ name }) => name === assignment.path[0])?.schema.type === 'array';
  return assignment.operation === 'add' && list ? [assignment.value] : assignment.value;
}

async function idFor(given: Mapping, registry: RegistrySchema, workspace: Workspace): Promise<string> {
  const asked = given[registry.id.field];
  if (typeof asked === 'string') return freeId(asked, registry, workspace);
  if (registry.id.next === undefined)
    throw new RequestError(`a ${registry.noun} needs an id`, `add ${registry.id.field}=…`);
  const next = nextId(registry, { ...defaultsOf(registry), ...given }, workspace);
  if ('id' in next) return freeId(next.id, registry, workspace);
  const missing = next.missing.map((field) => `${field}=…`).join(' ');
  throw new RequestError(
    `the id of a ${registry.noun} is made of ${next.missing.join(', ')}`,
    `add ${missing}`,
  );
}

async function freeId(id: string, registry: RegistrySchema, workspace: Workspace): Promise<string> {
  const { linearRegExp } = await import('../schema/linear-reg-exp.ts');
  if (!linearRegExp(registry.id.pattern, 'u').test(id)) {
    throw new RequestError(
      `"${id}" is not an id of a ${registry.noun}`,
      `its form is ${registry.id.pattern}`,
    );
  }
  const unseen = workspace.unreadable.has(id) || fileIsThere(id, registry, workspace);
  if (unseen)
    throw new RequestError(
      `"${id}" is there already and cannot be read`,
      'see what is wrong with: grantbook validate',
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

type NewRecord = { readonly id: string; readonly registry: RegistrySchema; readonly workspace: Workspace };

async function writeRecord(
  data: Mapping,
  { id, registry, workspace }: NewRecord,
): Promise<Outcome<[string, Uint8Array]>> {
  const encode = (text: string) => new TextEncoder().encode(text);
  if (registry.source.kind === 'folder') {
    const reason = findUnwritable(data, 1);
    if (reason !== undefined) throw new RequestError(`the record cannot be written: ${reason}`);
    return done([
      `${registry.source.path}${id}.yaml`,
      encode(formatDocument(data, { indent: 0, eol: '\n' })),
    ]);
  }
  const file = await listFile(registry, workspace);
  const edits = addToList(file, data);
  if (!edits.ok) return edits;
  const { text } = await verifyEdit(file, edits.value, { idField: registry.id.field, added: [data] });
  return done([file.file, encode(text)]);
}

async function listFile(registry: RegistrySchema, workspace: Workspace): Promise<YamlFile> {
  const present = workspace.registries.get(registry.name)?.files[0];
  const empty = {
    file: registry.source.path,
    text: '[]\n',
    shape: 'list',
    idField: registry.id.field,
  } as const;
  return present ?? readYamlFile(empty);
}
