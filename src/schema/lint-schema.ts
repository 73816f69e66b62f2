import { closest } from '../base/suggest.ts';
import type { Code } from '../text/codes/index.ts';
import { isList, isMapping, type Mapping, type Path, type Value, valueAt } from '../text/value.ts';
import { isKnownKeyword, knownKeywords } from './known-keywords.ts';
import type { Resolve, Subschema } from './walk-schema.ts';
import { walkSchema } from './walk-schema.ts';

/** A mistake in a schema, at a place in its file. */
export type SchemaMistake = {
  readonly code: Code;
  readonly at: Path;
  readonly message: string;
  readonly hint?: string;
  readonly suggestions?: readonly string[];
};

/** Yields the mistakes that JSON Schema itself allows but a registry's schema must not make. */
export function* lintSchema(json: Mapping, resolve: Resolve): Generator<SchemaMistake> {
  for (const subschema of walkSchema(json, resolve)) {
    if (subschema.at === undefined) continue;
    yield* lintKeywords(subschema, subschema.at);
    yield* lintPattern(subschema.schema, subschema.at);
    yield* lintReference(subschema, subschema.at, resolve);
  }
  if (json['x-registry'] !== undefined) yield* lintAnnotations(json);
}

function* lintKeywords({ schema }: Subschema, at: Path): Generator<SchemaMistake> {
  for (const keyword of Object.keys(schema)) {
    if (isKnownKeyword(keyword)) continue;
    const suggestions = closest(keyword, knownKeywords());
    yield {
      code: 'declaration/unknown-keyword',
      at: [...at, keyword],
      message: `"${keyword}" is not a keyword of JSON Schema 2020-12 or of registries`,
      hint: suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : 'remove it, or correct its name',
      suggestions,
    };
  }
}

function* lintPattern(schema: Mapping, at: Path): Generator<SchemaMistake> {
  const { pattern } = schema;
  if (typeof pattern !== 'string' || (pattern.startsWith('^') && pattern.endsWith('$'))) return;
  yield {
    code: 'declaration/unanchored-pattern',
    at: [...at, 'pattern'],
    message: `the pattern "${pattern}" is not anchored: it accepts any text with a match somewhere in it`,
    hint: `write "^${pattern.replace(/^\^|\$$/g, '')}$"`,
  };
}

function* lintReference(here: Subschema, at: Path, resolve: Resolve): Generator<SchemaMistake> {
  const { $ref } = here.schema;
  if (typeof $ref === 'string' && resolve($ref) === undefined) {
    yield {
      code: 'declaration/reference',
      at: [...at, '$ref'],
      message: `"${$ref}" leads to no definition in the schemas folder`,
      hint: 'use "#/$defs/NAME" or "common.schema.json#/$defs/NAME"',
    };
  }
  if (here.conditional && here.schema['x-ref'] !== undefined) {
    yield {
      code: 'declaration/conditional-reference',
      at: [...at, 'x-ref'],
      message: 'x-ref stands inside a choice (oneOf, anyOf, not, if, then or else)',
      hint: 'move x-ref to the property itself, under properties',
    };
  }
}

function* lintAnnotations(json: Mapping): Generator<SchemaMistake> {
  const properties = Object.keys(mapping(json.properties));
  for (const at of namedFields(json)) {
    const name = valueAt(json, at);
    if (typeof name !== 'string' || properties.includes(name)) continue;
    const suggestions = closest(name, properties);
    yield {
      code: 'declaration/unknown-field',
      at,
      message: `"${name}" is not a property of this schema`,
      hint:
        suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `properties: ${properties.join(', ')}`,
      suggestions,
    };
  }
  if (isMapping(json['x-lifecycle'])) yield* lintLifecycle(json, json['x-lifecycle']);
}

/** Yields the places in the annotations that name a property of the schema. */
function* namedFields(json: Mapping): Generator<Path> {
  const places: Path[] = [
    ['x-registry', 'label'],
    ['x-registry', 'sort'],
    ['x-id', 'field'],
    ['x-deadline', 'date'],
    ['x-deadline', 'month'],
    ['x-deadline', 'who'],
    ['x-lifecycle', 'field'],
  ];
  yield* places.filter((place) => valueAt(json, place) !== undefined);
  yield* items(json, ['x-registry', 'columns']);
  for (const state of keys(json, ['x-lifecycle', 'states'])) {
    yield* items(json, [...state, 'requires']);
    yield* items(json, [...state, 'frozen']);
    if (valueAt(json, [...state, 'waits_for']) !== undefined) yield [...state, 'waits_for'];
  }
  for (const step of keys(json, ['x-lifecycle', 'transitions'])) yield* items(json, [...step, 'requires']);
}

function* lintLifecycle(json: Mapping, lifecycle: Mapping): Generator<SchemaMistake> {
  const states = Object.keys(mapping(lifecycle.states));
  const field = typeof lifecycle.field === 'string' ? lifecycle.field : '';
  const choices = valueAt(json, ['properties', field, 'enum']);
  const listed: readonly Value[] = isList(choices) ? choices : [];
  const missing = [
    ...states.filter((s) => !listed.includes(s)),
    ...listed.filter((c) => !states.includes(`${c}`)),
  ];
  if (missing.length > 0) {
    yield {
      code: 'declaration/lifecycle',
      at: ['x-lifecycle', 'states'],
      message: `the states and the enum of "${field}" differ: ${missing.join(', ')}`,
      hint: `list the same values in properties.${field}.enum and in x-lifecycle.states`,
    };
  }
  for (const at of namedStates(json)) yield* unknownState(json, at, states);
}

function* namedStates(json: Mapping): Generator<Path> {
  yield ['x-lifecycle', 'initial'];
  for (const step of keys(json, ['x-lifecycle', 'transitions'])) {
    yield* items(json, [...step, 'from']);
    yield [...step, 'to'];
  }
}

function* unknownState(json: Mapping, at: Path, states: readonly string[]): Generator<SchemaMistake> {
  const name = valueAt(json, at);
  if (typeof name !== 'string' || states.includes(name)) return;
  const suggestions = closest(name, states);
  yield {
    code: 'declaration/lifecycle',
    at,
    message: `"${name}" is not a state of this lifecycle`,
    hint: suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `states: ${states.join(', ')}`,
    suggestions,
  };
}

function* items(json: Mapping, at: Path): Generator<Path> {
  const value = valueAt(json, at);
  if (isList(value)) for (const i of value.keys()) yield [...at, i];
}

function keys(json: Mapping, at: Path): Path[] {
  return Object.keys(mapping(valueAt(json, at))).map((key) => [...at, key]);
}

function mapping(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {};
}
