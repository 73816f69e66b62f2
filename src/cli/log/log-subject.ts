import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { fieldEvents } from '../../history/field-events.ts';
import type { RegistryEvent } from '../../history/registry-walk.ts';
import { checkField, findField } from '../../registry/field-path.ts';
import { findEntry, registryNamed } from '../../registry/find-entry.ts';
import { fieldName } from '../../registry/members.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { Path } from '../../text/value.ts';
import { historyOfAll } from '../all-events.ts';
import type { Book } from '../book.ts';
import { historyOf } from '../record-events.ts';

/** What a log is of: the events, and of what they are. */
export type LogSubject = {
  readonly kind: 'book' | 'registry' | 'record' | 'field';
  /** How people name it: `risks`, `D1.2`, `D1.2.due`. */
  readonly name: string;
  readonly events: readonly RegistryEvent[];
  /** Of a field: the events of its record. */
  readonly around?: { readonly entry: Entry; readonly path: Path; readonly events: readonly RegistryEvent[] };
};

/** Returns the history of what a text names: a registry, a record, a field; without it, of the book. */
export async function logSubject(book: Book, workspace: Workspace, text?: string): Promise<LogSubject> {
  const schemas = [...workspace.registries.values()].map(({ schema }) => schema);
  if (text === undefined)
    return { kind: 'book', name: 'the book', events: await historyOfAll(book, schemas) };
  const field = findField(workspace, text);
  if (field) return subjectOf(book, field);
  const registry = registryNamed(workspace, text);
  if (registry)
    return { kind: 'registry', name: registry.name, events: await historyOfAll(book, [registry]) };
  const gone = await eventsOfGone(book, schemas, text);
  if (gone.length > 0) return { kind: 'record', name: text, events: gone };
  throw unknownSubject(workspace, text);
}

/** Why a text names nothing: it is like a registry, or begins like the id of a record. */
function unknownSubject({ entries, ...workspace }: Workspace, text: string): unknown {
  const names = [...workspace.registries.values()].flatMap(({ schema }) => [schema.name, schema.noun]);
  const [near] = closest(text, names);
  if (near !== undefined && closest(text, entries.keys()).length === 0)
    return new RequestError(`no record and no registry is named "${text}"`, `did you mean "${near}"?`);
  const [, id = text] = /^(.+?)(?:\.[A-Za-z_]|\[)/.exec(text) ?? [];
  try {
    findEntry({ entries, ...workspace }, id);
  } catch (error) {
    return error;
  }
  return new Error(`"${id}" is there and was not found`);
}

async function subjectOf(
  book: Book,
  { entry, path }: { readonly entry: Entry; readonly path: Path },
): Promise<LogSubject> {
  const { id, registry } = entry;
  const history = await historyOf(book, entry);
  const events = history.map((event) => ({ ...event, id, registry }));
  if (path.length === 0) return { kind: 'record', name: id, events };
  const own = fieldEvents(events, path);
  const name = `${id}.${fieldName(path)}`;
  if (own.length === 0) checkField({ entry, path });
  return { kind: 'field', name, events: own, around: { entry, path, events } };
}

/** A record that is gone has a history still. */
async function eventsOfGone(
  book: Book,
  schemas: readonly RegistrySchema[],
  id: string,
): Promise<RegistryEvent[]> {
  const mayHold = schemas.filter(({ single, id: { prefix } }) => !single && id.startsWith(prefix ?? ''));
  if (book.repository === undefined || mayHold.length === 0) return [];
  return (await historyOfAll(book, mayHold)).filter((event) => event.id === id);
}
