import {
  keywordOf,
  propertyNames,
  propertyParts,
  rootPart,
  type SchemaPart,
} from '../../schema/find-properties.ts';
import { isMapping } from '../../text/value.ts';
import { currentState } from '../lifecycle.ts';
import { isPersonal } from '../personal.ts';
import type { Entry, Workspace } from '../workspace.ts';
import { answerKind, typeOfPart } from './answer-kind.ts';
import type { Form, FormField, FormValue } from './form.ts';
import { VALUES_HEADING } from './form-words.ts';
import { answerText } from './sent-answers.ts';

/** More columns than this are too narrow to write in. */
const MOST_COLUMNS = 7;
/** Lists within lists of lists are too deep for chapters. */
const DEEPEST = 2;

/** Fields that are asked for: `all` of a field, or some members of it. */
type Wanted = ReadonlyMap<string, Wanted | 'all'>;

type Making = { readonly workspace: Workspace; readonly unfit: string[] };
type Place = { readonly path: readonly string[]; readonly prefix: string; readonly depth: number };

/**
 * Returns what the form of a record asks for: what its schema's `x-form` says, else every field that
 * people fill in; never what is worked out, taken by a step or fixed in the state the record is in. `only`
 * are the fields that are wanted of these.
 */
export function makeForm(entry: Entry, workspace: Workspace, only?: readonly string[]): Form {
  const { registry } = entry;
  const making: Making = { workspace, unfit: [] };
  const open = fieldsToAsk(entry).filter((name) => only?.includes(name) ?? true);
  const wanted = wantedOf(asksOf(entry).filter((way) => open.includes(way.split('.')[0] ?? '')));
  const at = { path: [], prefix: '', depth: 0 };
  const fields = withOwnLabels(membersOf(rootPart(registry), wanted, { making, at }), [VALUES_HEADING]);
  const shows = registry.form?.shows ?? [registry.label];
  const shown = shows
    .filter((name) => name !== registry.id.field && !wanted.has(name))
    .flatMap((name) => shownOf(entry, name, workspace));
  return { entry, fields, shown, unfit: making.unfit };
}

/** Returns the names of the fields that the form of a record can ask for now. */
export function fieldsToAsk(entry: Entry): string[] {
  const closed = new Set(closedFields(entry));
  const names = asksOf(entry).map((way) => way.split('.')[0] ?? '');
  return [...new Set(names)].filter((name) => !closed.has(name));
}

/** What every registry has in common is the book's own, and personal data stay in it, unless the schema asks for them. */
function asksOf({ registry }: Entry): readonly string[] {
  if (registry.form) return registry.form.asks;
  const { properties } = registry.json;
  const shared = (name: string) => {
    const property = isMapping(properties) ? properties[name] : undefined;
    return isMapping(property) && typeof property.$ref === 'string' && !property.$ref.startsWith('#');
  };
  return registry.fields
    .map(({ name }) => name)
    .filter((name) => !shared(name) && !isPersonal(registry, [name]));
}

/** The id and the state, what steps fill in, what is fixed by now, what is worked out. */
function closedFields(entry: Entry): string[] {
  const { id, lifecycle, fields } = entry.registry;
  const steps = [...(lifecycle?.transitions.values() ?? [])];
  return [
    id.field,
    ...(lifecycle ? [lifecycle.field] : []),
    ...steps.flatMap(({ sets }) => Object.keys(sets)),
    ...(currentState(entry)?.frozen ?? []),
    ...fields.filter(({ schema, derived }) => schema.readOnly === true || derived).map(({ name }) => name),
  ];
}

function wantedOf(ways: readonly string[]): Wanted {
  const rests = new Map<string, string[]>();
  for (const way of ways) {
    const [first = '', ...rest] = way.split('.');
    rests.set(first, [...(rests.get(first) ?? []), rest.join('.')]);
  }
  return new Map([...rests].map(([name, inner]) => [name, inner.includes('') ? 'all' : wantedOf(inner)]));
}

type On = { readonly making: Making; readonly at: Place };

function membersOf(part: SchemaPart, wanted: Wanted | 'all', on: On): FormField[] {
  const names = wanted === 'all' ? propertyNames(part) : [...wanted.keys()];
  return [...new Set(names)].flatMap((name) => {
    const [property] = propertyParts(part, name);
    if (!property || keywordOf(property, 'readOnly') === true) return [];
    if (wanted === 'all' && keywordOf(property, 'x-personal') === true) return [];
    const inner = wanted === 'all' ? 'all' : (wanted.get(name) ?? 'all');
    return memberOf({ part, property, name, inner }, on);
  });
}

type Member = {
  readonly part: SchemaPart;
  readonly property: SchemaPart;
  readonly name: string;
  readonly inner: Wanted | 'all';
};

function memberOf({ part, property, name, inner }: Member, { making, at }: On): FormField[] {
  const title = keywordOf(property, 'title');
  const label = `${at.prefix}${typeof title === 'string' ? title : name.replaceAll('_', ' ')}`;
  const help = String(keywordOf(property, 'description') ?? '');
  const needed = keywordOf(part, 'required');
  const required = Array.isArray(needed) && needed.includes(name);
  const asked = { path: [...at.path, name], label, help, required };
  const type = typeOfPart(property);
  if (type === 'object') {
    const inside = { path: asked.path, prefix: `${label}: `, depth: at.depth };
    const members = membersOf(property, inner, { making, at: inside });
    if (members.length === 0) making.unfit.push(asked.path.join('.'));
    // A part that may be left out asks for nothing unless something of it is filled in.
    return required ? members : members.map((each) => ({ ...each, required: false }));
  }
  if (type === 'array') return listOf(asked, property, { making, at, inner, name });
  const answer = answerKind(property, name, making.workspace);
  if (answer) return [{ ...asked, shape: 'value', answer }];
  making.unfit.push(asked.path.join('.'));
  return [];
}

type InList = On & { readonly inner: Wanted | 'all'; readonly name: string };

function listOf(
  asked: Omit<FormValue, 'shape' | 'answer'>,
  property: SchemaPart,
  { making, at, inner, name }: InList,
): FormField[] {
  const items = keywordOf(property, 'items');
  const part = { registry: property.registry, schema: isMapping(items) ? items : {} };
  const answer = answerKind(part, name, making.workspace);
  if (answer && at.depth > 0) return [{ ...asked, shape: 'value', answer: { kind: 'several', of: answer } }];
  if (answer) {
    const item: FormValue = {
      path: [],
      label: asked.label,
      help: '',
      required: true,
      shape: 'value',
      answer,
    };
    return [{ ...asked, shape: 'rows', fields: [item] }];
  }
  const inside = { path: [], prefix: '', depth: at.depth + 1 };
  const fields =
    at.depth < DEEPEST && typeOfPart(part) === 'object'
      ? withOwnLabels(membersOf(part, inner, { making, at: inside }))
      : [];
  if (fields.length === 0) {
    making.unfit.push(asked.path.join('.'));
    return [];
  }
  const plain = fields.every(({ shape }) => shape === 'value') && fields.length <= MOST_COLUMNS;
  return [{ ...asked, shape: plain ? 'rows' : 'chapters', fields }];
}

/** Two fields of one title, or one with a title that the form has itself, are told apart by their names. */
function withOwnLabels(fields: readonly FormField[], taken: readonly string[] = []): FormField[] {
  const counts = new Map(taken.map((label) => [plain(label), 1]));
  for (const { label } of fields) counts.set(plain(label), (counts.get(plain(label)) ?? 0) + 1);
  return fields.map((field) =>
    (counts.get(plain(field.label)) ?? 0) > 1
      ? { ...field, label: `${field.label} (${field.path.join('.')})` }
      : field,
  );
}

function plain(label: string): string {
  return label.trim().toLowerCase();
}

function shownOf(entry: Entry, name: string, workspace: Workspace): [string, string][] {
  const [property] = propertyParts(rootPart(entry.registry), name);
  const value = entry.data[name];
  const info = entry.registry.fields.find((field) => field.name === name);
  const answer = property && answerKind(property, name, workspace);
  if (!answer || !info || value === undefined) return [];
  return [[info.title, answerText(value, answer)]];
}
