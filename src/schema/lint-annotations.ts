import { closest } from '../base/suggest.ts';
import { isList, isMapping, type Mapping, type Path, type Value, valueAt } from '../text/value.ts';
import { lintId } from './lint-id.ts';
import type { SchemaMistake } from './lint-schema.ts';

/** Yields the mistakes of the annotations at a schema's root: fields, states and ids that do not fit together. */
export function* lintAnnotations(json: Mapping): Generator<SchemaMistake> {
  yield* lintId(json);
  const properties = Object.keys(mapping(json.properties));
  for (const [at, name] of namedFields(json)) {
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

/** A place in the annotations, and the property or state that is named there. */
type Named = readonly [at: Path, name: Value | undefined];

function* namedFields(json: Mapping): Generator<Named> {
  for (const at of fieldPlaces(json)) yield [at, valueAt(json, at)];
  for (const step of keys(json, ['x-lifecycle', 'transitions'])) {
    for (const at of keys(json, [...step, 'sets'])) yield [at, String(at.at(-1))];
  }
}

function* fieldPlaces(json: Mapping): Generator<Path> {
  const places: Path[] = [
    ['x-registry', 'label'],
    ['x-registry', 'sort'],
    ['x-id', 'field'],
    ['x-deadline', 'date'],
    ['x-deadline', 'month'],
    ['x-deadline', 'revised'],
    ['x-deadline', 'who'],
    ['x-lifecycle', 'field'],
    ['x-active', 'from'],
    ['x-active', 'to'],
    ...['date', 'end', 'starts', 'ends', 'zone', 'place'].map((name) => ['x-calendar', name]),
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
  yield* items(json, ['x-deadline', 'done']);
  yield* items(json, ['x-calendar', 'except']);
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
