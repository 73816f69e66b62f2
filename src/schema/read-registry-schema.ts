import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';
import type {
  DeadlineRule,
  FieldInfo,
  IdRule,
  Lifecycle,
  RefRule,
  RegistrySchema,
  SiblingRule,
  Source,
} from './registry-schema.ts';
import { type FieldPattern, type Resolve, type Subschema, walkSchema } from './walk-schema.ts';

/** Returns the registry that a checked schema declares. The schema must have passed the vocabulary check. */
export function readRegistrySchema(file: string, json: Mapping, resolve: Resolve): RegistrySchema {
  const head = mapping(json['x-registry']);
  const subschemas = [...walkSchema(json, resolve)];
  const fields = readFields(json, resolve);
  const lifecycle = readLifecycle(json['x-lifecycle']);
  const deadline = readDeadline(json['x-deadline']);
  const id = readId(json['x-id']);
  return {
    name: registryName(file),
    file,
    title: text(json.title) ?? registryName(file),
    description: text(json.description) ?? '',
    noun: text(head.noun) ?? registryName(file),
    label: text(head.label) ?? id.field,
    source: readSource(mapping(head.source)),
    single: head.single === true,
    columns: isList(head.columns) ? texts(head.columns) : fields.slice(0, 5).map((f) => f.name),
    sort: text(head.sort) ?? id.field,
    id,
    ...(lifecycle && { lifecycle }),
    ...(deadline && { deadline }),
    ...readFieldRules(subschemas),
    fields,
    json,
    resolve,
  };
}

/** Returns the registry's name: the schema's file name without its ending. */
export function registryName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.schema\.json$/, '');
}

type FieldRules = Pick<
  RegistrySchema,
  'refs' | 'months' | 'notBefore' | 'projectMonths' | 'personal' | 'review'
>;

function readFieldRules(subschemas: readonly Subschema[]): FieldRules {
  return {
    refs: uniqueRefs(subschemas.flatMap(readRef)),
    months: subschemas.flatMap((s) => readSibling(s, 'x-month')),
    notBefore: subschemas.flatMap((s) => readSibling(s, 'x-not-before')),
    projectMonths: unique(subschemas.filter((s) => s.schema.format === 'project-month').map((s) => s.field)),
    personal: unique(subschemas.filter((s) => s.schema['x-personal'] === true).map((s) => s.field)),
    review: unique(subschemas.filter((s) => s.schema['x-review'] === true).map((s) => s.field)),
  };
}

function readSource(source: Mapping): Source {
  const folder = text(source.folder);
  if (folder !== undefined) return { kind: 'folder', path: `project-data/${folder}/` };
  return { kind: 'file', path: `project-data/${text(source.file) ?? ''}.yaml` };
}

function readId(value: Value | undefined): IdRule {
  const rule = mapping(value);
  const prefix = text(rule.prefix);
  const next = text(rule.next);
  return {
    field: text(rule.field) ?? 'id',
    pattern: text(rule.pattern) ?? '^.+$',
    ...(prefix !== undefined && { prefix }),
    ...(next !== undefined && { next }),
    closed: rule.closed === true,
  };
}

function readLifecycle(value: Value | undefined): Lifecycle | undefined {
  if (!isMapping(value)) return undefined;
  const states = Object.entries(mapping(value.states)).map(([name, raw]) => {
    const state = mapping(raw);
    const waitsFor = text(state.waits_for);
    const title = text(state.title) ?? words(name);
    const rule = { name, title, requires: texts(state.requires), frozen: texts(state.frozen) };
    return [name, { ...rule, ...(waitsFor !== undefined && { waitsFor }) }] as const;
  });
  const transitions = Object.entries(mapping(value.transitions)).map(([name, raw]) => {
    const step = mapping(raw);
    const lists = { from: texts(step.from), requires: texts(step.requires), by: texts(step.by) };
    const title = text(step.title) ?? words(name);
    return [name, { name, title, to: text(step.to) ?? '', sets: mapping(step.sets), ...lists }] as const;
  });
  return {
    field: text(value.field) ?? '',
    initial: text(value.initial) ?? '',
    states: new Map(states),
    transitions: new Map(transitions),
  };
}

function readDeadline(value: Value | undefined): DeadlineRule | undefined {
  if (!isMapping(value)) return undefined;
  const month = text(value.month);
  const who = text(value.who);
  return {
    date: text(value.date) ?? '',
    done: texts(value.done),
    ...(month !== undefined && { month }),
    ...(who !== undefined && { who }),
  };
}

function readRef({ schema, field }: Subschema): RefRule[] {
  const ref = schema['x-ref'];
  if (!isMapping(ref)) return [];
  const inverse = text(ref.inverse);
  const to = isList(ref.to) ? texts(ref.to) : [text(ref.to) ?? ''];
  return [{ field, to, ...(inverse !== undefined && { inverse }) }];
}

function readSibling({ schema, field }: Subschema, keyword: string): SiblingRule[] {
  const sibling = text(schema[keyword]);
  return sibling === undefined ? [] : [{ field, sibling }];
}

function readFields(json: Mapping, resolve: Resolve): FieldInfo[] {
  const required = texts(json.required);
  return Object.entries(mapping(json.properties)).map(([name, raw]) => {
    const schema = resolved(mapping(raw), resolve);
    return {
      name,
      title: text(schema.title) ?? words(name),
      description: text(schema.description) ?? '',
      required: required.includes(name),
      schema,
    };
  });
}

function resolved(schema: Mapping, resolve: Resolve): Mapping {
  const target = typeof schema.$ref === 'string' ? resolve(schema.$ref) : undefined;
  return target ? { ...target.schema, ...schema } : schema;
}

function uniqueRefs(refs: readonly RefRule[]): RefRule[] {
  return [...new Map(refs.map((ref) => [`${ref.field.join('.')} ${ref.to.join(' ')}`, ref])).values()];
}

function unique(fields: readonly FieldPattern[]): FieldPattern[] {
  return [...new Map(fields.map((field) => [field.join('.'), field])).values()];
}

/** Returns a name as words: `due_month` as `due month`. */
export function words(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

function mapping(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {};
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
