import { CannotError } from '../base/cannot-error.ts';
import { isStored, storedFields } from '../registry/personal.ts';
import { storeFile } from '../registry/personal-store.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { addRecord, removeRecord } from '../text/edit/edit-file.ts';
import { verifyEdit } from '../text/edit/verify-edit.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import { readYamlFile } from '../text/yaml/read-yaml-file.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import type { Assignment } from './assignment.ts';
import { editRecord } from './edit-entry.ts';
import { notRead } from './list-file.ts';

/** The edits of the store of personal values in a plan in the making. */
export class StoreDraft {
  readonly workspace: Workspace;
  readonly #files = new Map<string, YamlFile>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Whether a field of a registry stands in the store, and not in the book. */
  holds(registry: RegistrySchema, path: Assignment['path']): boolean {
    return this.workspace.store !== undefined && isStored(registry, path);
  }

  /** Changes values of a record, whether or not the store has it already. */
  async edit(
    { id, registry }: Pick<Entry, 'id' | 'registry'>,
    assignments: readonly Assignment[],
  ): Promise<Outcome<void>> {
    if (assignments.length === 0) return done(undefined);
    if (this.entryOf(registry, id) === undefined) {
      const added = await this.add(registry, { [registry.id.field]: id });
      if (!added.ok) return added;
    }
    const stored = this.entryOf(registry, id);
    const file = await this.#fileOf(registry);
    if (!stored) throw new Error(`${file.file}: record ${id} is gone`);
    const edited = await editRecord(file, stored, assignments);
    if (edited.ok) this.#files.set(registry.name, edited.value);
    return edited.ok ? done(undefined) : edited;
  }

  /** Adds a record with its id and its values. */
  async add(registry: RegistrySchema, data: Mapping): Promise<Outcome<void>> {
    const file = await this.#fileOf(registry);
    const edits = addRecord(file, data);
    if (!edits.ok) return edits;
    const verified = await verifyEdit(file, edits.value, { idField: registry.id.field, added: [data] });
    this.#files.set(registry.name, verified);
    return done(undefined);
  }

  /** Gives a record of the store another id; one that is not in it has nothing there. */
  async rename({ id, registry }: Pick<Entry, 'id' | 'registry'>, to: string): Promise<Outcome<void>> {
    const file = await this.#fileOf(registry);
    const stored = this.entryOf(registry, id);
    if (!stored) return done(undefined);
    const edited = await editRecord(file, stored, [
      { path: [registry.id.field], operation: 'set', value: to },
    ]);
    if (edited.ok) this.#files.set(registry.name, edited.value);
    return edited.ok ? done(undefined) : edited;
  }

  /** Takes a record out of the store, with all its values. */
  async remove({ id, registry }: Pick<Entry, 'id' | 'registry'>): Promise<Outcome<void>> {
    if (!this.workspace.store?.here || storedFields(registry).length === 0) return done(undefined);
    const file = await this.#fileOf(registry);
    const stored = this.entryOf(registry, id);
    if (!stored) return done(undefined);
    const edits = removeRecord(file, stored.record);
    if (!edits.ok) return edits;
    const removed = new Set([stored.record]);
    this.#files.set(
      registry.name,
      await verifyEdit(file, edits.value, { idField: registry.id.field, removed }),
    );
    return done(undefined);
  }

  /** Returns a record of the store as it is now; undefined where it has none. */
  entryOf(registry: RegistrySchema, id: string): Entry | undefined {
    const file = this.#files.get(registry.name) ?? this.workspace.store?.files.get(registry.name)?.yaml;
    for (const [index, record] of (file?.records ?? []).entries()) {
      const { value } = record;
      if (file && isMapping(value) && value[registry.id.field] === id)
        return { id, registry, file: file.file, index, data: value, record };
    }
    return undefined;
  }

  /** The files of the store as edited, by path from the book's root. */
  writes(): Map<string, Uint8Array> {
    const encode = (text: string) => new TextEncoder().encode(text);
    return new Map([...this.#files.values()].map(({ file, text }) => [file, encode(text)]));
  }

  async #fileOf(registry: RegistrySchema): Promise<YamlFile> {
    const { store } = this.workspace;
    if (!store?.here) throw noStore();
    const present = this.#files.get(registry.name) ?? store.files.get(registry.name)?.yaml;
    if (present) return present;
    const file = storeFile(registry.name);
    const there = this.workspace.files.personal?.list() ?? [];
    const unread = there.find(({ path }) => path.toLowerCase() === file.toLowerCase());
    if (unread) throw notRead(unread.path);
    return readYamlFile({ file, text: '[]\n', shape: 'list', idField: registry.id.field });
  }
}

/** Returns the obstacle for whoever would change a store that is not here. */
export function noStore(): CannotError {
  return new CannotError('the store of personal values is not here', {
    hint: 'bring it back: clone or copy it into the folder personal of the book',
  });
}
