import { parseDay } from '../base/day.ts';
import { closest } from '../base/suggest.ts';
import { wordQuotesHint } from '../base/word-quotes.ts';
import type { Code } from '../text/codes/index.ts';
import { isList, isMapping, type Path, type Value, valueAt } from '../text/value.ts';
import type { Describe, MemberWords } from './describe-member.ts';
import type { Violation } from './registry-schema.ts';

/** An error as a compiled schema reports it. */
export type RawError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
};

/** Returns the violations behind a compiled schema's errors, each once, with what to do about it. */
export function violationsOf(data: Value, errors: readonly RawError[], describe: Describe): Violation[] {
  const found = new Map<string, Violation>();
  for (const error of errors.slice(0, MOST_ERRORS)) {
    const violation = violationOf({ data, error, describe });
    const key = `${violation.code} ${violation.path.join('/')} ${violation.key ?? ''} ${violation.message}`;
    if (!SILENT.has(error.keyword) && !found.has(key)) found.set(key, violation);
  }
  return withoutEchoes([...found.values(), ...moreThan(errors.length)]);
}

/** The most errors of one record that are told one by one: a pull request may bring any number. */
const MOST_ERRORS = 500;

function moreThan(count: number): Violation[] {
  if (count <= MOST_ERRORS) return [];
  const message = `the record breaks its schema in ${count - MOST_ERRORS} more places`;
  return [{ code: 'schema/limit', path: [], message, hint: 'put right those told first, and check again' }];
}

/**
 * Leaves one finding for one mistake: a field whose name is misspelt is not missing as well, and what
 * is of the wrong kind need not be one of the choices.
 */
function withoutEchoes(violations: readonly Violation[]): Violation[] {
  const place = ({ path, key }: Violation, name = key) => JSON.stringify([path, name]);
  const meant = new Set(
    violations
      .filter(({ code }) => code === 'schema/unknown-field')
      .map((each) => place(each, each.suggestions?.[0])),
  );
  const mistyped = new Set(
    violations.filter(({ code }) => code === 'schema/type').map((each) => place(each)),
  );
  return violations.filter(
    (each) =>
      !(each.code === 'schema/required' && meant.has(place(each))) &&
      !(each.code === 'schema/choice' && mistyped.has(place(each))),
  );
}

/** Keywords that only say a branch below them failed; the branch says why. */
const SILENT: ReadonlySet<string> = new Set(['if', 'allOf']);

type Case = { readonly data: Value; readonly error: RawError; readonly describe: Describe };

type Told = Omit<Violation, 'path' | 'code'> & { readonly code: Code };

function violationOf({ data, error, describe }: Case): Violation {
  const path = readPointer(error.instancePath, data);
  const value = valueAt(data, path);
  const tell = TELL[error.keyword];
  const told = tell ? tell({ value, params: error.params, words: () => describe(path) }) : otherwise(error);
  const quotes = QUOTABLE.has(told.code) ? wordQuotesHint(value) : undefined;
  return { path, ...told, ...(quotes && { hint: quotes }) };
}

/** What a value may fail only for the quotes of Word around it. */
const QUOTABLE: ReadonlySet<Code> = new Set(['schema/pattern', 'schema/format', 'schema/choice']);

type Facts = {
  readonly value: Value | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly words: () => MemberWords;
};

const TELL: Readonly<Record<string, (facts: Facts) => Told>> = {
  required: ({ params }) => ({
    code: 'schema/required',
    key: String(params.missingProperty),
    message: `"${params.missingProperty}" is missing`,
    hint: `add a line "${params.missingProperty}: …"`,
  }),
  additionalProperties: (facts) => unknownField(facts, String(facts.params.additionalProperty)),
  type: typeMismatch,
  enum: (facts) => choice(facts, listOf(facts.params.allowedValues).map(String)),
  const: (facts) => choice(facts, [String(facts.params.allowedValue)]),
  pattern: ({ value, params, words }) => ({
    code: 'schema/pattern',
    message: `${quote(value)} does not have the right form`,
    hint: words().description ?? `it has to match ${String(params.pattern)}`,
  }),
  format: ({ value, params }) => formatMismatch(value, String(params.format)),
  uniqueItems: ({ value, params }) => ({
    code: 'schema/duplicate-item',
    message: `${quote(isList(value) ? value[Number(params.i)] : value)} stands twice in the list`,
    hint: 'remove one of the two',
  }),
  minLength: ({ value, params }) => limit(`${quote(value)} is shorter than ${params.limit} characters`),
  maxLength: ({ value, params }) => limit(`${quote(value)} is longer than ${params.limit} characters`),
  minItems: ({ params }) => limit(`the list has fewer than ${params.limit} items`),
  maxItems: ({ params }) => limit(`the list has more than ${params.limit} items`),
  minimum: ({ value, params }) => limit(`${quote(value)} is less than ${params.limit}`),
  maximum: ({ value, params }) => limit(`${quote(value)} is more than ${params.limit}`),
  exclusiveMinimum: ({ value, params }) => limit(`${quote(value)} is not more than ${params.limit}`),
  exclusiveMaximum: ({ value, params }) => limit(`${quote(value)} is not less than ${params.limit}`),
  multipleOf: ({ value, params }) => limit(`${quote(value)} is not a multiple of ${params.multipleOf}`),
};

function otherwise(error: RawError): Told {
  return { code: 'schema/rule', message: error.message ?? `the condition "${error.keyword}" is not met` };
}

function limit(message: string): Told {
  return { code: 'schema/limit', message };
}

function unknownField({ words }: Facts, name: string): Told {
  const suggestions = closest(name, words().names);
  const hint =
    suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : 'remove the line, or correct its name';
  return {
    code: 'schema/unknown-field',
    key: name,
    message: `"${name}" is not a field here`,
    hint,
    suggestions,
  };
}

function choice({ value }: Facts, allowed: readonly string[]): Told {
  const suggestions = closest(String(value), allowed);
  const listed = allowed.length > 12 ? `${allowed.slice(0, 12).join(', ')}, …` : allowed.join(', ');
  const hint = suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `use one of: ${listed}`;
  const which = allowed.length > MOST_CHOICES ? `the ${allowed.length} values it can have` : listed;
  return { code: 'schema/choice', message: `${quote(value)} is not one of ${which}`, hint, suggestions };
}

/** More choices than these are a catalogue, such as that of the countries. */
const MOST_CHOICES = 40;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'empty',
};

function typeMismatch({ value, params }: Facts): Told {
  const types = isList(params.type as Value) ? listOf(params.type) : [params.type];
  const wanted = types.map((type) => KINDS[String(type)] ?? String(type)).join(' or ');
  const hint = typeHint(value, types.map(String));
  return { code: 'schema/type', message: `${quote(value)} is not ${wanted}`, ...(hint && { hint }) };
}

function typeHint(value: Value | undefined, types: readonly string[]): string | undefined {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return 'put quotes around it as it is written: YAML reads it as a number or as true/false';
  }
  if (value === null) return 'write a value after the colon, or remove the line';
  if (types.includes('array') && typeof value === 'string') return `write a list: [${value}]`;
  if (types.includes('boolean') && typeof value === 'string') return 'write true or false, without quotes';
  if (types.some((t) => t === 'number' || t === 'integer') && typeof value === 'string')
    return 'write it without quotes or units';
  return undefined;
}

function formatMismatch(value: Value | undefined, format: string): Told {
  const say = FORMATS[format];
  const [what, hint] = say ? say(String(value)) : [`is not a valid ${format}`, undefined];
  return { code: 'schema/format', message: `${quote(value)} ${what}`, ...(hint && { hint }) };
}

const FORMATS: Readonly<Record<string, (text: string) => readonly [string, string | undefined]>> = {
  date: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) === undefined
      ? ['is a day that does not exist', 'check the month and the day: YYYY-MM-DD']
      : ['is not a date', 'write it as YYYY-MM-DD, for example 2022-03-31'],
  'project-month': () => ['is not a project month', 'write it as M and a number, for example M18'],
  email: () => ['is not an e-mail address', 'write it in full, for example name@example.org'],
  'date-time': () => [
    'is not a time with its day and zone',
    'write it in quotes, for example "2021-02-04T15:20:00+01:00"',
  ],
  'clock-time': () => ['is not a time of day', 'write it as HH:MM in quotes, for example "09:30"'],
  line: () => ['has more than one line', 'a name or a title is one line: put the rest into another field'],
  'https-url': () => ['is not an https address', 'write it in full: https://…'],
};

/** Returns a value as a message shows it: in double quotes, on one line, not longer than 60 characters. */
export function quote(value: Value | undefined): string {
  if (value === null || value === undefined) return 'an empty value';
  if (isList(value)) return 'a list';
  if (isMapping(value)) return 'a mapping';
  const text = String(value).replaceAll(/\s+/g, ' ');
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the path a JSON pointer names; a number stands for a list position only where the data has a list. */
function readPointer(pointer: string, data: Value): Path {
  const path: (string | number)[] = [];
  let here: Value | undefined = data;
  for (const raw of pointer.split('/').slice(1)) {
    const name = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = isList(here) ? Number(name) : name;
    path.push(step);
    here = valueAt(here, [step]);
  }
  return path;
}
