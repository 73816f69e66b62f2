import { closest } from '../../base/suggest.ts';
import { keywordOf, propertyParts, rootPart, type SchemaPart } from '../../schema/find-properties.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { memberParts } from '../../schema/type-words.ts';
import { isMapping } from '../../text/value.ts';
import { helperShapes } from './helper-list.ts';
import { parseTemplate } from './parse-template.ts';

/** A way to a value, as a template writes it: `record`, `sections`, `title`. */
export type Way = readonly string[];

/** The registries whose fields a shell prints; more than one where it may serve several. */
export type ShellFields = {
  readonly record: readonly RegistrySchema[];
  readonly project?: RegistrySchema | undefined;
};

/** Returns the ways to values that an expression such as `date record.due` prints; none where it cannot be read. */
export function waysIn(expression: string): Way[] {
  const parsed = parseTemplate(`{{${expression}}}`);
  const ways: Way[] = [];
  const visit = (node: hbs.AST.Node) => {
    if (isPath(node)) ways.push(node.parts.map(String));
    if (!isCall(node)) return;
    const isHelper = Object.hasOwn(helperShapes, String('original' in node.path ? node.path.original : ''));
    if (!isHelper) visit(node.path);
    for (const value of [...node.params, ...(node.hash?.pairs ?? []).map((pair) => pair.value)]) visit(value);
  };
  if (parsed.ok) for (const node of parsed.program.body) visit(node);
  return ways;
}

/** Whether a way leads to a list, as its schema says; what a shell can say beside the record and the project is known. */
export function isDeclaredList(way: Way, { record, project }: ShellFields): boolean {
  const [head, ...steps] = way;
  if (head === 'history') return steps.length === 0;
  const schemas = head === 'record' ? record : head === 'project' && project ? [project] : [];
  return schemas.some((schema) => {
    const part = partAt(schema, steps);
    return part !== undefined && keywordOf(part, 'items') !== undefined;
  });
}

/** Returns the part of a schema that describes a value, lists passed through. */
function partAt(schema: RegistrySchema, steps: Way): SchemaPart | undefined {
  let part: SchemaPart | undefined = rootPart(schema);
  for (const step of steps) part = part && propertyParts(part, step)[0];
  return part;
}

/** Returns the lists, outermost first, that a way passes through, or ends at; of one it says which item of, none. */
export function listsOn(way: Way, isList: (way: Way) => boolean): Way[] {
  const starts = way.map((_, i) => way.slice(0, i + 1));
  return starts.filter((start) => isList(start) && !/^(\d+|length)$/.test(way[start.length] ?? ''));
}

/** Whether a group of fields may hold others than those its schema names. */
function isOpen(part: SchemaPart): boolean {
  const items = keywordOf(part, 'items');
  if (isMapping(items)) return isOpen({ registry: part.registry, schema: items });
  return keywordOf(part, 'additionalProperties') !== false;
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isCall(node: hbs.AST.Node): node is hbs.AST.MustacheStatement | hbs.AST.SubExpression {
  return node.type === 'MustacheStatement' || node.type === 'SubExpression';
}

/** A name on a way that its schema does not have: where it was looked for, and what is near. */
export type UnknownStep = { readonly around: Way; readonly name: string; readonly near: readonly string[] };

/** What each version of a record says of itself, as `HistoryRow` has it. */
const HISTORY: string[] = ['version', 'date', 'author', 'change'];

/** Returns the first name inside a field that no schema has; a group that may hold anything has none. */
export function unknownStep(way: Way, fields: ShellFields): UnknownStep | undefined {
  const ends = way.map((_, i) => i).filter((at) => at >= (way[0] === 'history' ? 1 : 2));
  for (const at of ends) {
    const [around, name = ''] = [way.slice(0, at), way[at]];
    const names = namesIn(around, fields);
    if (names === undefined) return undefined;
    if (!names.includes(name)) return { around, name, near: closest(name, names) };
  }
  return undefined;
}

/** The names of the fields of a group, or of the groups of a list; undefined where it is neither or may have any. */
function namesIn([head = '', ...steps]: Way, { record, project }: ShellFields): string[] | undefined {
  if (head === 'history') return steps.length === 0 ? HISTORY : undefined;
  const schemas = head === 'record' ? record : head === 'project' && project ? [project] : [];
  const groups = schemas.flatMap((schema) => partAt(schema, steps) ?? []);
  if (groups.some(isOpen)) return undefined;
  const names = groups.flatMap((group) => memberParts(group).map((member) => member.name));
  return names.length > 0 ? names : undefined;
}
