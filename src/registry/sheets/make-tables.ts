import {
  keywordOf,
  propertyNames,
  propertyParts,
  rootPart,
  type SchemaPart,
} from '../../schema/find-properties.ts';
import type { FieldInfo, RegistrySchema } from '../../schema/registry-schema.ts';
import { words } from '../../schema/words.ts';
import { isMapping } from '../../text/value.ts';
import { typeOfPart } from '../forms/answer-kind.ts';
import type { FormList, FormValue } from '../forms/form.ts';
import { isPersonal } from '../personal.ts';
import type { Workspace } from '../workspace.ts';
import { cellKind, type Labels } from './cell-kind.ts';
import { POSITION, type Table, type TableColumn } from './table.ts';

/** Which fields tables are wanted of. */
export type Wanted = {
  /** Fields of the record, or members of them: `title`, `minutes`, `minutes.sent_on`; all that are stored where it is not given. */
  readonly only?: readonly string[] | undefined;
  readonly personal: boolean;
  /** Whether every value that is worked out has a column; otherwise those that are named. */
  readonly derived?: boolean;
  /** Fields of the record that are left out: confidential ones. */
  readonly hidden: ReadonlySet<string>;
};

type Making = {
  readonly registry: RegistrySchema;
  readonly workspace: Workspace;
  readonly labels: Labels;
  readonly wanted: Wanted;
  readonly lists: Table[];
};

type Place = {
  /** From the record, with `*` for the items of a list. */
  readonly way: readonly string[];
  /** From the record, or the item around it. */
  readonly path: readonly string[];
  readonly prefix: string;
  readonly fixed: boolean;
};

/**
 * Returns the tables of a registry: one with a row for each record, and one for each list of mappings.
 * Mappings within are columns with dotted keys; what is deeper stands in one cell.
 */
export function makeTables(
  registry: RegistrySchema,
  { workspace, labels, wanted }: Pick<Making, 'workspace' | 'labels' | 'wanted'>,
): Table[] {
  const making: Making = { registry, workspace, labels, wanted, lists: [] };
  const at: Place = { way: [], path: [], prefix: '', fixed: false };
  const columns = columnsOf(rootPart(registry), at, making).filter(({ key }) => key !== registry.id.field);
  const derived = registry.fields
    .filter((field) => field.derived && (wanted.derived || wanted.only?.includes(field.name)))
    .map(derivedColumn);
  const own: Table = {
    name: registry.name,
    title: registry.title,
    registry,
    columns: inOrder([idColumn(registry), ...columns, ...derived], wanted.only),
  };
  return [own, ...making.lists];
}

/** The columns that were named come in the order of their names. */
function inOrder(columns: readonly TableColumn[], only: readonly string[] | undefined): TableColumn[] {
  if (only === undefined) return [...columns];
  const place = ({ key, use }: TableColumn) =>
    use === 'id' ? -1 : only.findIndex((name) => key === name || key.startsWith(`${name}.`));
  return columns
    .map((column, i) => ({ column, i, at: place(column) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ column }) => column);
}

function idColumn(registry: RegistrySchema): TableColumn {
  const { field, next } = registry.id;
  const info = registry.fields.find(({ name }) => name === field);
  return {
    key: field,
    title: info?.title ?? 'Id',
    help: `${info?.description ?? ''}${next === undefined ? '' : ' In a new row it may stay empty: the next free one is taken.'}`.trim(),
    required: next === undefined,
    use: 'id',
    cell: { kind: 'text', line: true },
  };
}

function derivedColumn({ name, title, description }: FieldInfo): TableColumn {
  const help = `${description} It is worked out, and cannot be changed here.`.trim();
  return { key: name, title, help, required: false, use: 'derived', cell: { kind: 'any' } };
}

function columnsOf(part: SchemaPart, at: Place, making: Making): TableColumn[] {
  return [...new Set(propertyNames(part))].flatMap((name) => {
    const [property] = propertyParts(part, name);
    return property ? memberColumns({ part, property, name }, at, making) : [];
  });
}

type Member = { readonly part: SchemaPart; readonly property: SchemaPart; readonly name: string };

function memberColumns(member: Member, at: Place, making: Making): TableColumn[] {
  const { property, name } = member;
  const way = [...at.way, name];
  if (!isWanted(way, making)) return [];
  const title = keywordOf(property, 'title');
  const label = `${at.prefix}${typeof title === 'string' ? title : capital(words(name))}`;
  const place = {
    way,
    path: [...at.path, name],
    prefix: `${label}: `,
    fixed: at.fixed || keywordOf(property, 'readOnly') === true,
  };
  const type = typeOfPart(property);
  if (type === 'object' && hasOnlyNamed(property)) return columnsOf(property, place, making);
  const table =
    type === 'array' && !at.way.includes('*') ? listTable(property, { place, label }, making) : undefined;
  if (table) making.lists.push(table);
  const left = table !== undefined || (!making.wanted.personal && isPersonal(making.registry, way));
  return left ? [] : [valueColumn(member, { place, label }, making)];
}

function valueColumn(
  { part, property, name }: Member,
  { place, label }: Listed,
  making: Making,
): TableColumn {
  const cell = cellKind(property, making.workspace, making.labels);
  const needed = keywordOf(part, 'required');
  const field: FormValue = {
    shape: 'value',
    path: place.path,
    label,
    help: String(keywordOf(property, 'description') ?? ''),
    // A part that may be left out needs nothing unless something of it is filled in; what is filled in by itself is not asked for.
    required:
      place.path.length === 1 &&
      Array.isArray(needed) &&
      needed.includes(name) &&
      !fillsItself(name, property, making),
    answer: { kind: 'cell', cell },
  };
  const { help, required } = field;
  const use = place.fixed ? 'fixed' : 'edit';
  return { key: place.path.join('.'), title: label, help, required, use, cell, field };
}

function fillsItself(name: string, property: SchemaPart, { registry }: Making): boolean {
  return keywordOf(property, 'default') !== undefined || name === registry.lifecycle?.field;
}

function hasOnlyNamed(part: SchemaPart): boolean {
  return propertyNames(part).length > 0 && keywordOf(part, 'additionalProperties') === false;
}

type Listed = { readonly place: Place; readonly label: string };

function listTable(property: SchemaPart, { place, label }: Listed, making: Making): Table | undefined {
  const items = keywordOf(property, 'items');
  const part = { registry: property.registry, schema: isMapping(items) ? items : {} };
  if (typeOfPart(part) !== 'object' || !hasOnlyNamed(part)) return undefined;
  const inside = { way: [...place.way, '*'], path: [], prefix: '', fixed: place.fixed };
  const columns = columnsOf(part, inside, making);
  if (columns.length === 0) return undefined;
  const fields = columns.flatMap(({ field }) => field ?? []);
  const list: FormList = { shape: 'rows', path: place.path, label, help: '', required: false, fields };
  const { registry } = making;
  const position: TableColumn = {
    key: POSITION,
    title: 'No.',
    help: 'Which item of the list it is. In a new row it stays empty.',
    required: false,
    use: 'position',
    cell: { kind: 'number', whole: true },
  };
  return {
    name: `${registry.name}.${place.path.join('.')}`,
    title: `${registry.title}: ${label}`,
    registry,
    list,
    columns: [
      { ...idColumn(registry), help: `The ${words(registry.noun)} that the row belongs to.`, required: true },
      position,
      ...columns,
    ],
  };
}

function isWanted(way: readonly string[], { wanted: { only, hidden }, registry }: Making): boolean {
  const name = way.filter((step) => step !== '*').join('.');
  if (hidden.has(way[0] ?? '')) return false;
  if (only === undefined || name === registry.id.field) return true;
  return only.some((each) => each === name || name.startsWith(`${each}.`) || each.startsWith(`${name}.`));
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
