import { isMapping, type Mapping, type Value } from '../text/value.ts';
import { readCreations, readNeeds, readTakings } from './keywords/needs.ts';
import { asMapping, asText, asTexts } from './keywords/parts.ts';
import type { Lifecycle, State, Transition } from './registry-schema.ts';
import { words } from './words.ts';

/** Returns the lifecycle that an `x-lifecycle` declares; undefined where there is none. */
export function readLifecycle(value: Value | undefined): Lifecycle | undefined {
  if (!isMapping(value)) return undefined;
  return {
    field: asText(value.field) ?? '',
    initial: asText(value.initial) ?? '',
    states: named(value.states, readState),
    transitions: named(value.transitions, readTransition),
  };
}

function named<T>(value: Value | undefined, read: (name: string, json: Mapping) => T): Map<string, T> {
  return new Map(Object.entries(asMapping(value)).map(([name, json]) => [name, read(name, asMapping(json))]));
}

function readState(name: string, json: Mapping): State {
  const waitsFor = asText(json.waits_for);
  return {
    name,
    title: asText(json.title) ?? words(name),
    requires: asTexts(json.requires),
    frozen: asTexts(json.frozen),
    needs: readNeeds(json.needs),
    reviewed: json.reviewed === true,
    ...(waitsFor !== undefined && { waitsFor }),
  };
}

function readTransition(name: string, json: Mapping): Transition {
  return {
    name,
    title: asText(json.title) ?? words(name),
    from: asTexts(json.from),
    to: asText(json.to) ?? '',
    requires: asTexts(json.requires),
    sets: asMapping(json.sets),
    by: asTexts(json.by),
    byFields: asTexts(json.by_fields),
    notBy: asTexts(json.not_by),
    creates: readCreations(json.creates),
    takes: readTakings(json.takes),
  };
}
