import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import { schemaAt } from '../schema/schema-at.ts';
import { isMapping, type Path, valueAt } from '../text/value.ts';
import { entryNamed } from './find-entry.ts';
import { fieldName } from './members.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A record, or a field of one. */
export type Field = { readonly entry: Entry; readonly path: Path };

const STEP = /\.([^.[\]]+)|\[(\d+)\]/gy;

/**
 * Returns what a text such as `D1.2.due` or `D1.2.sections[0].title` names: the record with the longest id
 * that it begins with, and the field, whether or not there is one. Undefined where no record is named so.
 */
export function findField(workspace: Workspace, text: string): Field | undefined {
  for (let end = text.length; end > 0; end = lastBreak(text, end)) {
    const entry = entryNamed(workspace, text.slice(0, end));
    if (entry) return { entry, path: readPath(text.slice(end), text) };
  }
  return undefined;
}

function lastBreak(text: string, end: number): number {
  return Math.max(text.lastIndexOf('.', end - 1), text.lastIndexOf('[', end - 1));
}

function readPath(rest: string, text: string): Path {
  const steps = [...rest.matchAll(STEP)];
  if (steps.map(([step]) => step).join('') !== rest)
    throw new RequestError(`"${text}" names no field`, 'write it as in D1.2.due or D1.2.sections[0].title');
  return steps.map(([, name, position]) => name ?? Number(position));
}

/** Throws a RequestError with the nearest names where neither the schema nor the record knows a field. */
export function checkField({ entry, path }: Field): void {
  const { registry, data } = entry;
  const known = (p: Path) => schemaAt(registry, p) !== undefined || valueAt(data, p) !== undefined;
  const depth = path.findIndex((_, i) => !known(path.slice(0, i + 1)));
  if (depth === -1) return;
  const [parent, step] = [path.slice(0, depth), path[depth]];
  const names = namesIn(entry, parent);
  const near = closest(String(step), names).map((name) => `${entry.id}.${fieldName([...parent, name])}`);
  const hint =
    near.length > 0
      ? `did you mean ${near.join(', ')}?`
      : names.length > 0
        ? `fields: ${names.join(', ')}`
        : 'it has no fields of its own';
  const of = parent.length > 0 ? `"${fieldName(parent)}" of ${entry.id}` : entry.id;
  throw new RequestError(`"${String(step)}" is not a field of ${of}`, hint);
}

function namesIn({ registry, data }: Entry, parent: Path): string[] {
  const properties = schemaAt(registry, parent)?.properties;
  const value = valueAt(data, parent);
  return [
    ...new Set([properties, value].flatMap((mapping) => (isMapping(mapping) ? Object.keys(mapping) : []))),
  ];
}
