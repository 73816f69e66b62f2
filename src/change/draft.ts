import { RequestError } from '../base/request-error.ts';
import { joinEntry } from '../registry/join-store.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import { findUnwritable } from '../text/edit/check-value.ts';
import { addRecord as addToList, removeRecord as removeFromList } from '../text/edit/edit-file.ts';
import { formatDocument } from '../text/edit/format-value.ts';
import { withMember, withoutMember } from '../text/edit/intended-value.ts';
import { verifyEdit } from '../text/edit/verify-edit.ts';
import { isMapping, type Mapping, type Path, type Value, valueAt } from '../text/value.ts';
import type { YamlFile } from '../text/yaml/yaml-file.ts';
import type { Assignment } from './assignment.ts';
import type { CommitMessage } from './commit-message.ts';
import { byFile, type EntryEdit, editRecord, editRecords, fileOf } from './edit-entry.ts';
import { lastListFile, readListFile } from './list-file.ts';
import { bytesOf, namedFiles } from './named-files.ts';
import { type NewRecord, newRecord } from './new-record.ts';
import { addBelow, newRecords } from './new-records.ts';
import type { Plan } from './plan.ts';
import { StoreDraft } from './store-draft.ts';

/**
 * A plan in the making that touches several records: each edit is laid over those before it, also
 * where they stand in one file. Nothing is written.
 */
export class Draft {
  readonly workspace: Workspace;
  readonly store: StoreDraft;
  readonly #files = new Map<string, YamlFile>();
  readonly #texts = new Map<string, string>();
  readonly #added = new Map<string, NewRecord[]>();
  readonly #deleted = new Set<string>();
  /** Files of the evidence folder that a record names from now on. */
  readonly #taken = new Set<string>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
    this.store = new StoreDraft(workspace);
  }

  /** Changes fields of a record; returns it as it is now. */
  async edit(entry: Entry, assignments: readonly Assignment[]): Promise<Outcome<Entry>> {
    const apart = assignments.filter(({ path }) => this.store.holds(entry.registry, path));
    const stored = await this.store.edit(entry, apart);
    if (!stored.ok) return stored;
    const open = assignments.filter((each) => !apart.includes(each));
    const file = this.#files.get(entry.file) ?? fileOf(entry, this.workspace);
    const edited = open.length === 0 ? done(file) : await editRecord(file, entry, open);
    if (!edited.ok) return edited;
    if (edited.value.text !== file.text) this.#files.set(entry.file, edited.value);
    const fresh = this.#fresh(entry, edited.value);
    this.#take(namedFiles(entry.registry, fresh.data), namedFiles(entry.registry, entry.data));
    return done(joinEntry(fresh, this.workspace.store, this.store.entryOf(entry.registry, entry.id)));
  }

  #fresh(entry: Entry, file: YamlFile): Entry {
    const record = file.records[entry.index];
    if (!record || !isMapping(record.value)) throw new Error(`${entry.file}: record ${entry.index} is gone`);
    return { ...entry, data: record.value, record };
  }

  /** Calls a field of a record something else: the key changes, and no byte beside it. Returns the record as it is now. */
  async rename(entry: Entry, path: Path, name: string): Promise<Outcome<Entry>> {
    const file = this.#files.get(entry.file) ?? fileOf(entry, this.workspace);
    const record = file.records[entry.index];
    const [fresh, value] = [[...path.slice(0, -1), name], valueAt(entry.data, path) ?? null];
    const key = record?.locate(path)?.key;
    if (!record || !key || this.store.holds(entry.registry, path))
      return this.#move(entry, { path, fresh, value });
    const wanted = withMember(withoutMember(record.value ?? null, path), fresh, value);
    const intention = { idField: entry.registry.id.field, changed: new Map([[record, wanted]]) };
    const edited = await verifyEdit(file, [{ span: key, text: name }], intention);
    this.#files.set(entry.file, edited);
    return done(this.#fresh(entry, edited));
  }

  /** A field of the store stays there, whatever it is called. */
  async #move(entry: Entry, { path, fresh, value }: Moved): Promise<Outcome<Entry>> {
    const moved: Assignment[] = [
      { path, operation: 'clear', value: null },
      { path: fresh, operation: 'set', value },
    ];
    if (!this.store.holds(entry.registry, path)) return this.edit(entry, moved);
    const stored = await this.store.edit(entry, moved);
    return stored.ok ? done(entry) : stored;
  }

  /** Adds a record to a registry; its id, first state and defaults are filled in. */
  async add(registry: RegistrySchema, given: Mapping): Promise<Outcome<NewRecord>> {
    const added = this.added(registry);
    const taken = new Set([...this.workspace.unreadable, ...added.map(({ id }) => id)]);
    const record = await newRecord(given, registry, { ...this.workspace, unreadable: taken });
    const written = await this.#write(record, registry);
    if (!written.ok) return written;
    this.#added.set(registry.name, [...added, record]);
    this.#take(namedFiles(registry, record.data));
    return done(record);
  }

  /** Changes fields of several records, each file read back as seldom as it goes. */
  async editAll(edits: readonly EntryEdit[]): Promise<Outcome<void>> {
    const apart = ({ entry, assignments }: EntryEdit) =>
      assignments.some(({ path }) => this.store.holds(entry.registry, path));
    for (const { entry, assignments } of edits.filter(apart)) {
      const edited = await this.edit(entry, assignments);
      if (!edited.ok) return edited;
    }
    for (const [path, own] of byFile(edits.filter((each) => !apart(each)))) {
      const edited = await this.#editFile(path, own);
      if (!edited.ok) return edited;
    }
    return done(undefined);
  }

  async #editFile(path: string, edits: readonly EntryEdit[]): Promise<Outcome<void>> {
    const [first] = edits;
    const file = this.#files.get(path) ?? (first && fileOf(first.entry, this.workspace));
    if (!file) return done(undefined);
    const edited = await editRecords(file, edits);
    if (!edited.ok) return edited;
    this.#files.set(path, edited.value);
    for (const { entry } of edits) {
      const data = edited.value.records[entry.index]?.value;
      if (isMapping(data))
        this.#take(namedFiles(entry.registry, data), namedFiles(entry.registry, entry.data));
    }
    return done(undefined);
  }

  /** Adds several records to a registry; of a list file, all at once behind the first. */
  async addAll(registry: RegistrySchema, givens: readonly Mapping[]): Promise<Outcome<readonly NewRecord[]>> {
    const before = this.added(registry);
    const taken = new Set([...this.workspace.unreadable, ...before.map(({ id }) => id)]);
    const records = await newRecords(givens, registry, { ...this.workspace, unreadable: taken });
    const [first, ...rest] = records;
    const batch = registry.source.kind !== 'folder' && !this.workspace.store;
    for (const record of batch ? (first ? [first] : []) : records) {
      const written = await this.#write(record, registry);
      if (!written.ok) return written;
    }
    const written = batch ? await this.#writeBelow(rest, registry) : done(undefined);
    if (!written.ok) return written;
    this.#added.set(registry.name, [...before, ...records]);
    for (const { data } of records) this.#take(namedFiles(registry, data));
    return done(records);
  }

  /**
   * Removes a record: its file, or its place in the list it stands in. Those after it in a list move up,
   * so of several the last one goes first.
   */
  async remove(entry: Entry): Promise<Outcome<void>> {
    const gone = await this.store.remove(entry);
    if (!gone.ok) return gone;
    if (entry.registry.source.kind === 'folder') {
      this.#deleted.add(entry.file);
      return done(undefined);
    }
    const file = this.#files.get(entry.file) ?? fileOf(entry, this.workspace);
    const record = file.records[entry.index];
    if (!record) throw new Error(`${entry.file}: record ${entry.index} is gone`);
    const edits = removeFromList(file, record);
    if (!edits.ok) return edits;
    const removed = new Set([record]);
    const idField = entry.registry.id.field;
    this.#files.set(entry.file, await verifyEdit(file, edits.value, { idField, removed }));
    return done(undefined);
  }

  /** The records added to a registry so far. */
  added({ name }: RegistrySchema): readonly NewRecord[] {
    return this.#added.get(name) ?? [];
  }

  /** The plan: every file as edited. */
  plan(message: CommitMessage): Plan {
    const encode = (text: string) => new TextEncoder().encode(text);
    const writes = new Map<string, Uint8Array>([...this.#texts].map(([path, text]) => [path, encode(text)]));
    for (const [path, { text }] of this.#files) writes.set(path, encode(text));
    const taken = new Set<string>();
    for (const path of this.#taken) {
      const bytes = bytesOf(path, this.workspace);
      if (bytes === undefined || writes.has(path)) continue;
      writes.set(path, bytes);
      taken.add(path);
    }
    const personal = this.store.writes();
    const elsewhere = [...this.#added.values()].flat().flatMap((record) => record.elsewhere);
    return {
      writes,
      deletes: [...this.#deleted],
      ...(taken.size > 0 && { taken }),
      ...(personal.size > 0 && { personal }),
      ...(elsewhere.length > 0 && { elsewhere }),
      message,
    };
  }

  /** A record and the file that it names belong into one commit. */
  #take(named: readonly string[], before: readonly string[] = []): void {
    for (const path of named) if (!before.includes(path)) this.#taken.add(path);
  }

  /** What is personal goes into the store, where the book has one. */
  async #split(
    { id, data }: Pick<NewRecord, 'id' | 'data'>,
    registry: RegistrySchema,
  ): Promise<Outcome<Pick<NewRecord, 'id' | 'data'>>> {
    const isApart = ([name]: readonly [string, unknown]) => this.store.holds(registry, [name]);
    const apart = Object.entries(data).filter(isApart);
    const open = Object.fromEntries(Object.entries(data).filter((each) => !isApart(each)));
    if (apart.length === 0) return done({ id, data });
    const added = await this.store.add(registry, { [registry.id.field]: id, ...Object.fromEntries(apart) });
    return added.ok ? done({ id, data: open }) : added;
  }

  /** Puts records below the last one of a list file, which has one by now. */
  async #writeBelow(records: readonly NewRecord[], registry: RegistrySchema): Promise<Outcome<void>> {
    const path = lastListFile(registry, this.workspace);
    const file = this.#files.get(path);
    if (!file || records.length === 0) return done(undefined);
    const written = await addBelow(file, records, registry.id.field);
    if (written.ok) this.#files.set(path, written.value);
    return written.ok ? done(undefined) : written;
  }

  async #write(record: NewRecord, schema: RegistrySchema): Promise<Outcome<void>> {
    const split = await this.#split(record, schema);
    if (!split.ok) return split;
    const { id, data } = split.value;
    const { source } = schema;
    if (source.kind === 'folder') {
      const reason = findUnwritable(data, 1);
      if (reason !== undefined) throw new RequestError(`the record cannot be written: ${reason}`);
      this.#texts.set(`${source.path}${id}.yaml`, formatDocument(data, { indent: 0, eol: '\n' }));
      return done(undefined);
    }
    const path = lastListFile(schema, this.workspace);
    const file = this.#files.get(path) ?? (await readListFile(path, schema, this.workspace));
    const edits = addToList(file, data);
    if (!edits.ok) return edits;
    const idField = schema.id.field;
    this.#files.set(path, await verifyEdit(file, edits.value, { idField, added: [data] }));
    return done(undefined);
  }
}

type Moved = { readonly path: Path; readonly fresh: Path; readonly value: Value };
