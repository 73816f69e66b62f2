import type { IdRule, RegistrySchema } from '../schema/registry-schema.ts';
import type { Mapping, Value } from '../text/value.ts';
import { registryOf } from './find-entry.ts';
import { formerRecords } from './former-ids.ts';
import type { Entry, Workspace } from './workspace.ts';

type Part = { readonly literal: string } | { readonly field: string } | { readonly width: number };

const PART = /\{([a-z][a-z0-9_]*)(?::(\d))?\}/g;

const known = new WeakMap<IdRule, readonly Part[]>();

/** Returns the parts of an id rule's template: every record of a registry is held against them. */
function partsOf(rule: IdRule): readonly Part[] {
  const parts = known.get(rule) ?? templateParts(rule.next ?? '');
  known.set(rule, parts);
  return parts;
}

/** Returns the parts of an id template such as `D{wp}.{n}`: literal text, fields, and the number. */
function templateParts(template: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of template.matchAll(PART)) {
    if (match.index > at) parts.push({ literal: template.slice(at, match.index) });
    const [whole, name = '', width] = match;
    parts.push(name === 'n' ? { width: Number(width ?? 0) } : { field: name });
    at = match.index + whole.length;
  }
  if (at < template.length) parts.push({ literal: template.slice(at) });
  return parts;
}

/** A part of an id that says something else than the record's field. */
export type Disagreement = { readonly field: string; readonly wanted: string; readonly found: string };

/** Returns where a record's id disagrees with the fields its template is made of. */
export function idParts(entry: Entry, workspace: Workspace): Disagreement[] {
  const parts = partsOf(entry.registry.id);
  if (!parts.some((part) => 'field' in part)) return [];
  const fields = parts.flatMap((part) => ('field' in part ? [part.field] : []));
  const wanted = new Map(fields.map((field) => [field, idText(entry.data[field], workspace)]));
  if ([...wanted.values()].includes(undefined)) return [];
  const shape = (open?: Part) =>
    new RegExp(`^${parts.map((part) => partPattern(part, wanted, open)).join('')}$`);
  if (shape().test(entry.id)) return [];
  for (const open of parts) {
    const found = 'field' in open ? shape(open).exec(entry.id)?.[1] : undefined;
    if ('field' in open && found !== undefined)
      return [{ field: open.field, wanted: String(entry.data[open.field]), found }];
  }
  return [...wanted.keys()].map((field) => ({ field, wanted: String(entry.data[field]), found: entry.id }));
}

/** At most one part of the pattern is open, so that matching it takes no longer than the id is long, squared. */
function partPattern(part: Part, wanted: ReadonlyMap<string, string | undefined>, open?: Part): string {
  if ('literal' in part) return escapeText(part.literal);
  if ('width' in part) return '\\d+';
  return part === open ? '(.+)' : escapeText(wanted.get(part.field) ?? '');
}

/**
 * The next free id of a registry for a record with these fields, with those that were passed over as another
 * branch has them; or the fields that are missing to make one.
 */
export type NextId =
  | { readonly id: string; readonly passed: readonly TakenElsewhere[] }
  | { readonly missing: readonly string[] };

/** An id that a record has on another branch. */
export type TakenElsewhere = { readonly id: string; readonly branch: string };

/** Returns the next free id: the first after the highest number that is or was in use that no other branch has. */
export function nextId(schema: RegistrySchema, data: Mapping, workspace: Workspace): NextId {
  const parts = partsOf(schema.id);
  const missing = parts.flatMap((part) =>
    'field' in part && idText(data[part.field], workspace) === undefined ? [part.field] : [],
  );
  if (parts.length === 0) return { missing: [schema.id.field] };
  if (missing.length > 0) return { missing };
  const text = (part: Part, n: string) =>
    'literal' in part ? part.literal : 'field' in part ? (idText(data[part.field], workspace) ?? '') : n;
  const pattern = new RegExp(
    `^${parts.map((part) => ('width' in part ? '(\\d+)' : escapeText(text(part, '')))).join('')}$`,
  );
  let number = highestNumber(pattern, workspace) + 1;
  const idOf = () => parts.map((part) => text(part, padded(number, part))).join('');
  const elsewhere = workspace.taken?.elsewhere(schema);
  const passed: TakenElsewhere[] = [];
  for (let branch = elsewhere?.get(idOf()); branch !== undefined; branch = elsewhere?.get(idOf())) {
    passed.push({ id: idOf(), branch });
    number++;
  }
  return { id: idOf(), passed };
}

function highestNumber(pattern: RegExp, workspace: Workspace): number {
  const { entries, unreadable, taken } = workspace;
  let highest = 0;
  for (const ids of [entries.keys(), unreadable, formerRecords(workspace).keys(), taken?.used() ?? []]) {
    for (const id of ids) {
      const found = pattern.exec(id)?.[1];
      if (found !== undefined) highest = Math.max(highest, Number(found));
    }
  }
  return highest;
}

function padded(number: number, part: Part): string {
  return String(number).padStart('width' in part ? part.width : 0, '0');
}

/** Returns a value as it stands in an id: of an id, what follows its registry's prefix. */
function idText(value: Value | undefined, workspace: Workspace): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const prefix = workspace.registries.get(registryOf(workspace, text) ?? '')?.schema.id.prefix;
  return prefix !== undefined && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function escapeText(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
