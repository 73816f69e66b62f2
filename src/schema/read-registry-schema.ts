import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';
import { readActive } from './keywords/active.ts';
import { readAgree } from './keywords/agree.ts';
import { readCalendar } from './keywords/calendar.ts';
import { readConfidential } from './keywords/confidential.ts';
import { readFile } from './keywords/file.ts';
import { readForm } from './keywords/form.ts';
import { readFixed, readFrozenBy } from './keywords/frozen-by.ts';
import { readGuard } from './keywords/guard.ts';
import { readIndependent } from './keywords/independent.ts';
import { asMapping, asText, asTexts } from './keywords/parts.ts';
import { readReminders } from './keywords/reminders.ts';
import { readSchedule } from './keywords/schedule.ts';
import { readSignOff } from './keywords/sign-off.ts';
import { readTotals } from './keywords/totals.ts';
import { readWithin } from './keywords/within.ts';
import { readLifecycle } from './read-lifecycle.ts';
import type {
  DeadlineRule,
  FieldInfo,
  IdRule,
  RefRule,
  RegistrySchema,
  Ruled,
  SiblingRule,
  Source,
} from './registry-schema.ts';
import type { SchemaJson } from './schema-library.ts';
import { type FieldPattern, type Resolve, type Subschema, walkSchema } from './walk-schema.ts';
import { words } from './words.ts';

/** Returns the registry that a checked schema declares. The schema must have passed the vocabulary check. */
export function readRegistrySchema(
  { file, json }: Pick<SchemaJson, 'file' | 'json'>,
  resolve: Resolve,
): RegistrySchema {
  const head = asMapping(json['x-registry']);
  const fields = readFields(json, resolve);
  const lifecycle = readLifecycle(json['x-lifecycle']);
  const deadline = readDeadline(json['x-deadline']);
  const id = readId(json['x-id']);
  const former = fields.find(({ schema }) => schema['x-former-ids'] === true)?.name;
  return {
    name: registryName(file),
    file,
    title: asText(json.title) ?? registryName(file),
    description: asText(json.description) ?? '',
    noun: asText(head.noun) ?? registryName(file),
    label: asText(head.label) ?? id.field,
    source: readSource(asMapping(head.source)),
    single: head.single === true,
    columns: isList(head.columns) ? asTexts(head.columns) : fields.slice(0, 5).map((f) => f.name),
    sort: asText(head.sort) ?? id.field,
    id,
    ...(former !== undefined && { former }),
    ...(lifecycle && { lifecycle }),
    ...(deadline && { deadline }),
    ...readRootRules(json),
    ...readFieldRules(json, resolve),
    fields,
    json,
    resolve,
  };
}

/** Returns the registry's name: the schema's file name without its ending. */
export function registryName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.schema\.json$/, '');
}

type RootRules = Pick<
  RegistrySchema,
  | 'schedule'
  | 'calendar'
  | 'form'
  | 'reminders'
  | 'active'
  | 'agree'
  | 'frozenBy'
  | 'fixed'
  | 'signOff'
  | 'totals'
  | 'unique'
  | 'erased'
  | 'confidential'
>;

function readRootRules(json: Mapping): RootRules {
  const [schedule, reminders, active] = [json['x-schedule'], json['x-reminders'], json['x-active']];
  const erased = asText(json['x-erased']);
  return {
    ...(isMapping(schedule) && { schedule: readSchedule(schedule) }),
    ...(isMapping(reminders) && { reminders: readReminders(reminders) }),
    ...(isMapping(json['x-calendar']) && { calendar: readCalendar(json['x-calendar']) }),
    ...(isMapping(json['x-form']) && { form: readForm(json['x-form']) }),
    ...(isMapping(active) && { active: readActive(active) }),
    ...(json['x-agree'] !== undefined && { agree: readAgree(json['x-agree']) }),
    ...(json['x-frozen-by'] !== undefined && { frozenBy: readFrozenBy(json['x-frozen-by']) }),
    ...(json['x-fixed'] !== undefined && { fixed: readFixed(json['x-fixed']) }),
    ...(json['x-sign-off'] !== undefined && { signOff: readSignOff(json['x-sign-off']) }),
    ...(erased !== undefined && { erased }),
    ...(json['x-confidential'] !== undefined && { confidential: readConfidential(json['x-confidential']) }),
    totals: readTotals(json['x-totals']),
    unique: isList(json['x-unique']) ? json['x-unique'].map(asTexts) : [],
  };
}

/** What a registry's fields ask for, at any depth: plain data. */
type FieldRules = Pick<
  RegistrySchema,
  | 'refs'
  | 'months'
  | 'notBefore'
  | 'projectMonths'
  | 'personal'
  | 'shownPersonal'
  | 'review'
  | 'within'
  | 'independent'
  | 'guards'
  | 'evidence'
  | 'words'
>;

/** Returns what the fields of a checked schema ask for. */
function readFieldRules(json: Mapping, resolve: Resolve): FieldRules {
  const subschemas = [...walkSchema(json, resolve)];
  return {
    refs: uniqueRefs(subschemas.flatMap(readRef)),
    months: subschemas.flatMap((s) => readSibling(s, 'x-month')),
    notBefore: subschemas.flatMap((s) => readSibling(s, 'x-not-before')),
    projectMonths: unique(subschemas.filter((s) => s.schema.format === 'project-month').map((s) => s.field)),
    personal: unique(subschemas.filter((s) => s.schema['x-personal'] === true).map((s) => s.field)),
    shownPersonal: unique(subschemas.filter((s) => s.schema['x-personal'] === 'shown').map((s) => s.field)),
    review: unique(subschemas.filter((s) => s.schema['x-review'] === true).map((s) => s.field)),
    within: ruled(subschemas, 'x-within', readWithin),
    independent: ruled(subschemas, 'x-independent', readIndependent),
    guards: ruled(subschemas, 'x-guard', readGuard),
    evidence: ruled(subschemas, 'x-file', readFile),
    words: subschemas.flatMap(({ schema, field }) => {
      const setting = asText(schema['x-words']);
      return setting === undefined ? [] : [{ field, setting }];
    }),
  };
}

/** A schema of a property may stand in several files of definitions: what it says of a field counts once. */
function ruled<R>(subschemas: readonly Subschema[], keyword: string, read: (json: Mapping) => R): Ruled<R>[] {
  const found = subschemas.flatMap(({ schema, field }) => {
    const json = schema[keyword];
    return isMapping(json) ? [{ ...read(json), field }] : [];
  });
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function readSource(source: Mapping): Source {
  const folder = asText(source.folder);
  if (folder !== undefined) return { kind: 'folder', path: `project-data/${folder}/` };
  const lists = asText(source.lists);
  if (lists !== undefined) return { kind: 'lists', path: `project-data/${lists}/` };
  return { kind: 'file', path: `project-data/${asText(source.file) ?? ''}.yaml` };
}

function readId(value: Value | undefined): IdRule {
  const rule = asMapping(value);
  const prefix = asText(rule.prefix);
  const next = asText(rule.next);
  return {
    field: asText(rule.field) ?? 'id',
    pattern: asText(rule.pattern) ?? '^.+$',
    ...(prefix !== undefined && { prefix }),
    ...(next !== undefined && { next }),
    closed: rule.closed === true,
  };
}

function readDeadline(value: Value | undefined): DeadlineRule | undefined {
  if (!isMapping(value)) return undefined;
  const month = asText(value.month);
  const [who, revised] = [asText(value.who), asText(value.revised)];
  return {
    date: asText(value.date) ?? '',
    done: asTexts(value.done),
    ...(revised !== undefined && { revised }),
    ...(month !== undefined && { month }),
    ...(who !== undefined && { who }),
  };
}

function readRef({ schema, field }: Subschema): RefRule[] {
  const ref = schema['x-ref'];
  if (!isMapping(ref)) return [];
  const inverse = asText(ref.inverse);
  const to = isList(ref.to) ? asTexts(ref.to) : [asText(ref.to) ?? ''];
  const limits = { states: asTexts(ref.states), while: asTexts(ref.while), active: ref.active === true };
  return [{ field, to, ...limits, ...(inverse !== undefined && { inverse }) }];
}

function readSibling({ schema, field }: Subschema, keyword: string): SiblingRule[] {
  const sibling = asText(schema[keyword]);
  return sibling === undefined ? [] : [{ field, sibling }];
}

/** Returns the properties of a registry's records. */
export function readFields(json: Mapping, resolve: Resolve): FieldInfo[] {
  const required = asTexts(json.required);
  return Object.entries(asMapping(json.properties)).map(([name, raw]) => {
    const schema = resolved(asMapping(raw), resolve);
    return {
      name,
      title: asText(schema.title) ?? words(name),
      description: asText(schema.description) ?? '',
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
