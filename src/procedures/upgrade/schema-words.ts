import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../../text/value.ts';

/** Returns what one version of a schema has otherwise than another, a line for each thing, as a coordinator reads it. */
export function schemaChanges(before: Mapping, after: Mapping): string[] {
  return [
    ...fieldChanges(before, after, ''),
    ...definitionChanges(before, after),
    ...rootChanges(before, after),
  ];
}

/** Returns the place in a schema that a path leads to, in words: `field "mitigation.due", description`. */
export function placeInWords(path: Path): string {
  const fields: string[] = [];
  const rest = path.map(String);
  while (rest[0] === 'properties' || rest[0] === 'items') {
    const [kind, name] = rest.splice(0, rest[0] === 'properties' ? 2 : 1);
    if (kind === 'properties' && name !== undefined) fields.push(name);
  }
  const field = fields.length > 0 ? [`field "${fields.join('.')}"`] : [];
  return [...field, ...(rest.length > 0 ? [rest.join('.')] : [])].join(', ') || 'the whole schema';
}

/** Returns a value as it is told in a line. */
export function valueInWords(value: Value | undefined): string {
  if (value === undefined) return 'not there';
  if (typeof value === 'string') return `"${value}"`;
  if (isList(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function fieldChanges(before: Mapping, after: Mapping, prefix: string): string[] {
  const [old, now] = [part(before, 'properties'), part(after, 'properties')];
  const required = requirement(before, after);
  return namesOf(old, now).flatMap((name) => {
    const label = `field "${prefix}${name}"`;
    const [was, is] = [old[name], now[name]];
    if (!isMapping(was)) return isMapping(is) ? [`${label}: new${traits(is, required.now(name))}`] : [];
    if (!isMapping(is)) return [`${label}: gone`];
    return [
      ...required.changes(name).map((change) => `${label}: ${change}`),
      ...traitChanges(was, is).map((change) => `${label}: ${change}`),
      ...fieldChanges(inner(was), inner(is), `${prefix}${name}.`),
    ];
  });
}

/** The schema that declares the members of a field: its own, or that of the items of a list. */
function inner(schema: Mapping): Mapping {
  const { items } = schema;
  return isMapping(items) ? items : schema;
}

function requirement(before: Mapping, after: Mapping) {
  const [old, now] = [textsIn(before.required), textsIn(after.required)];
  return {
    now: (name: string) => now.includes(name),
    changes: (name: string) => {
      if (old.includes(name) === now.includes(name)) return [];
      return [now.includes(name) ? 'required now' : 'no longer required'];
    },
  };
}

function traits(schema: Mapping, required: boolean): string {
  const values = textsIn(schema.enum);
  return (required ? ', required' : '') + (values.length > 0 ? `, one of ${values.join(', ')}` : '');
}

/** Told by what is in them, or not at all; the last one says the same as enumDescriptions. */
const APART = ['properties', 'required', 'items', 'enum', 'x-intellij-enum-metadata'];
const WORDS: Readonly<Record<string, string>> = {
  title: 'another title',
  description: 'another description',
  examples: 'other examples',
  enumDescriptions: 'another meaning of its values',
};

function traitChanges(was: Mapping, is: Mapping): string[] {
  const values = valueChanges(was, is);
  const items = [was.items, is.items].every(isMapping)
    ? traitChanges(part(was, 'items'), part(is, 'items')).map((change) => `in its items ${change}`)
    : [];
  const others = namesOf(was, is)
    .filter((key) => !APART.includes(key) && !sameValue(was[key], is[key]))
    .map((key) => WORDS[key] ?? `${key} ${valueInWords(is[key])}, was ${valueInWords(was[key])}`);
  return [...values, ...items, ...others];
}

function valueChanges(was: Mapping, is: Mapping): string[] {
  const [old, now] = [textsIn(was.enum), textsIn(is.enum)];
  const told = (list: readonly string[], what: string) =>
    list.length === 0 ? [] : [`${list.map((each) => `"${each}"`).join(', ')} ${what}`];
  return [
    ...told(
      now.filter((each) => !old.includes(each)),
      'may be chosen now',
    ),
    ...told(
      old.filter((each) => !now.includes(each)),
      'may no longer be chosen',
    ),
  ];
}

function definitionChanges(before: Mapping, after: Mapping): string[] {
  const [old, now] = [part(before, '$defs'), part(after, '$defs')];
  return namesOf(old, now).flatMap((name) => {
    const label = `what all call "${name}"`;
    const [was, is] = [old[name], now[name]];
    if (!isMapping(was)) return [`${label}: new`];
    if (!isMapping(is)) return [`${label}: gone`];
    return [
      ...traitChanges(was, is).map((change) => `${label}: ${change}`),
      ...fieldChanges(inner(was), inner(is), `${name}.`),
    ];
  });
}

const ROOT_APART = [...APART, '$defs', 'x-lifecycle'];

function rootChanges(before: Mapping, after: Mapping): string[] {
  const [old, now] = [part(before, 'x-lifecycle'), part(after, 'x-lifecycle')];
  const steps = (['states', 'transitions'] as const).flatMap((kind) =>
    memberChanges(part(old, kind), part(now, kind), kind === 'states' ? 'state' : 'step'),
  );
  const lifecycle = memberChanges(without(old), without(now), 'lifecycle');
  const others = namesOf(before, after).filter((key) => !ROOT_APART.includes(key));
  return [...steps, ...lifecycle, ...others.flatMap((key) => memberChange(before[key], after[key], key))];
}

function without({ states: _, transitions: __, ...rest }: Mapping): Mapping {
  return rest;
}

function memberChanges(was: Mapping, is: Mapping, what: string): string[] {
  return namesOf(was, is).flatMap((name) => memberChange(was[name], is[name], `${what} "${name}"`));
}

function memberChange(was: Value | undefined, is: Value | undefined, label: string): string[] {
  if (sameValue(was, is)) return [];
  return [`${label}: ${was === undefined ? 'new' : is === undefined ? 'gone' : 'changed'}`];
}

function part(schema: Mapping, key: string): Mapping {
  const value = schema[key];
  return isMapping(value) ? value : {};
}

function textsIn(value: Value | undefined): string[] {
  return isList(value) ? value.map(String) : [];
}

function namesOf(before: Mapping, after: Mapping): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
