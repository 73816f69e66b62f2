import { naturalOrder } from '../../base/natural-order.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { keywordOf, propertyParts, rootPart } from '../../schema/find-properties.ts';
import { asText } from '../../schema/keywords/parts.ts';
import { memberParts } from '../../schema/type-words.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import { sortEntries, words } from '../fill/helpers.ts';
import { personalProblem } from '../hide-personal.ts';
import { columnOf, itemText } from '../markdown/data-cells.ts';
import { conditions, passes } from '../markdown/data-conditions.ts';
import { unknown } from '../markdown/data-problem.ts';
import { hiddenField, isHidden } from '../markdown/hidden-field.ts';
import type { RenderRequest } from '../template.ts';
import { ChartProblem } from './chart-problem.ts';

/** A record, or an item of one of its lists: then its data are the record's with the item's before them. */
export type Row = { readonly entry: Entry; readonly data: Mapping };

/** What a chart is made from. */
export type Rows = {
  readonly workspace: Workspace;
  readonly registry: Registry;
  /** The list whose items the rows are; undefined where they are records. */
  readonly list: string | undefined;
  readonly rows: readonly Row[];
  /** The title of a field, as the schema says it. */
  readonly titleOf: (field: string) => string;
};

/** What a chart asks of its source. */
export type Ask = {
  readonly source: string;
  readonly where: string | undefined;
  readonly sort: string | undefined;
  /** The fields that are shown: `title`, or `wp.title` of the record that `wp` refers to. */
  readonly fields: readonly string[];
};

const MOST = 400;

/** Returns the rows of `tasks`, of `work-packages.participants` or of `record.effort`. Throws a ChartProblem. */
export function readRows(ask: Ask, { workspace, entry }: RenderRequest): Rows {
  const [name = '', list] = ask.source.split('.');
  const isOwn = name === 'record' && list !== undefined;
  const registry = registryOf(isOwn ? entry.registry.name : name, ask, workspace);
  const own = registry.schema.fields.map((field) => ({ name: field.name, title: field.title }));
  const known = [...(list === undefined ? [] : membersOf(registry, list, ask)), ...own];
  refuseStrange(ask, known);
  const entries = isOwn ? [entry] : sortEntries(registry.entries);
  const all = entries.flatMap((each) => rowsOf(each, list));
  refuseHidden(ask, { entries, list, all }, workspace);
  const tests = conditions(ask.where);
  const chosen = all.filter(({ data }) => tests.every((test) => passes(data[test.field], test)));
  if (chosen.length > MOST) throw tooMany(chosen.length, ask.source);
  const titleOf = (field: string) => known.find((each) => each.name === field)?.title ?? field;
  return { workspace, registry, list, rows: sorted(chosen, ask.sort), titleOf };
}

function registryOf(name: string, { source }: Ask, { registries }: Workspace): Registry {
  const registry = registries.get(name);
  if (registry) return registry;
  throw new ChartProblem(unknown(`there is no registry "${name}"`, source, [...registries.keys()]));
}

type Known = { readonly name: string; readonly title: string };

function membersOf({ schema }: Registry, list: string, { source }: Ask): Known[] {
  const listed = (field: string) =>
    propertyParts(rootPart(schema), field)
      .filter((part) => keywordOf(part, 'items') !== undefined)
      .flatMap(memberParts);
  const members = listed(list);
  if (members.length > 0)
    return members.map(({ name, part }) => ({ name, title: asText(keywordOf(part, 'title')) ?? name }));
  const lists = schema.fields.filter(({ name }) => listed(name).length > 0);
  const sources = lists.map(({ name }) => source.replace(/\..*/s, `.${name}`));
  throw new ChartProblem(
    unknown(`${schema.name} have no list "${list}" of groups of fields`, source, sources),
  );
}

function fieldsAsked({ where, sort, fields }: Ask): string[] {
  return [...fields, ...conditions(where).map(({ field }) => field), ...(sort === undefined ? [] : [sort])];
}

function refuseStrange(ask: Ask, known: readonly Known[]): void {
  const names = known.map(({ name }) => name);
  const strange = fieldsAsked(ask)
    .map((field) => field.split('.')[0] ?? '')
    .find((field) => !names.includes(field));
  if (strange !== undefined)
    throw new ChartProblem(unknown(`${ask.source} have no field "${strange}"`, strange, names));
}

type Found = {
  readonly entries: readonly Entry[];
  readonly list: string | undefined;
  readonly all: readonly Row[];
};

function refuseHidden(ask: Ask, { entries, list, all }: Found, workspace: Workspace): void {
  const isHiddenList = list !== undefined && entries.some(({ data }) => isHidden(data[list]));
  const rows = all.map(({ data }) => data);
  const hidden = isHiddenList ? ask.source : hiddenField(fieldsAsked(ask), rows, workspace);
  if (hidden !== undefined) throw new ChartProblem({ ...personalProblem(hidden), at: hidden });
}

function tooMany(count: number, at: string): ChartProblem {
  const message = `a chart of ${count} rows cannot be read; the most is ${MOST}`;
  return new ChartProblem({ message, at, hint: 'choose some of them with where="field=value"' });
}

function rowsOf(entry: Entry, list: string | undefined): Row[] {
  if (list === undefined) return [{ entry, data: entry.data }];
  const items = entry.data[list];
  return isList(items)
    ? items.filter(isMapping).map((item) => ({ entry, data: { ...entry.data, ...item } }))
    : [];
}

function sorted(rows: readonly Row[], by: string | undefined): readonly Row[] {
  if (by === undefined) return rows;
  const key = ({ data }: Row) => (data[by] === undefined ? '\uffff' : String(data[by]));
  return [...rows].sort((a, b) => naturalOrder(key(a), key(b)));
}

/** Returns what a row shows of a field; empty where it has none. */
export function textOf({ entry, data }: Row, field: string, { workspace, registry, list }: Rows): string {
  const [name = '', of] = field.split('.');
  const value = data[name];
  if (value === undefined || value === null) return '';
  if (of !== undefined) return String(workspace.entries.get(String(value))?.data[of] ?? '');
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const cell = { entry, column: columnOf(name, registry, workspace), workspace };
  return items.map((item) => (list === undefined ? itemText(item, cell) : words(String(item)))).join(', ');
}

/** Returns a number of a row; undefined where it has none. Throws a ChartProblem where it is no number. */
export function numberOf({ entry, data }: Row, field: string, title: string): number | undefined {
  const value = data[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const message = `"${title}" of ${entry.id} is not a number`;
  throw new ChartProblem({ message, at: field, hint: 'name a field that holds numbers' });
}
