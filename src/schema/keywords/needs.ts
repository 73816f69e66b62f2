import type { Mapping, Value } from '../../text/value.ts';
import {
  asMapping,
  asMappings,
  asText,
  asTexts,
  mappingOf,
  NAME,
  NAMES,
  REACH,
  REGISTRY,
  readWhere,
  SETTING,
  WHERE,
  type Where,
} from './parts.ts';

/**
 * What a state asks of records that refer to this one: at least so many of them in some states, one
 * for each value of a field, or all of them in some states.
 */
export type Need = {
  readonly registry: string;
  /** The field of those records that refers to this one. */
  readonly via: string;
  readonly where: Where;
  /** The states that count. */
  readonly states: readonly string[];
  /** All must be in those states. */
  readonly all: boolean;
  /** A number, or the setting that holds it. */
  readonly atLeast?: number | string;
  /** One record for each value of this field … */
  readonly forEach?: string;
  /** … which it holds in this one. */
  readonly match?: string;
};

/** The schema of a state's `needs`. */
export const needs: Mapping = {
  type: 'array',
  minItems: 1,
  items: mappingOf(['registry', 'via'], {
    registry: REGISTRY,
    via: NAME,
    where: WHERE,
    states: NAMES,
    all: { type: 'boolean' },
    at_least: { anyOf: [{ type: 'integer', minimum: 1 }, SETTING] },
    for_each: REACH,
    match: NAME,
  }),
};

/** Returns what a state's `needs` declares. */
export function readNeeds(value: Value | undefined): Need[] {
  return asMappings(value).map((json) => {
    const [forEach, match] = [asText(json.for_each), asText(json.match)];
    const atLeast = typeof json.at_least === 'number' ? json.at_least : asText(json.at_least);
    return {
      registry: asText(json.registry) ?? '',
      via: asText(json.via) ?? '',
      where: readWhere(json.where),
      states: asTexts(json.states),
      all: json.all === true,
      ...(atLeast !== undefined && { atLeast }),
      ...(forEach !== undefined && { forEach }),
      ...(match !== undefined && { match }),
    };
  });
}

/** Records that a step makes in the same commit. */
export type Creation = {
  readonly registry: string;
  /** One for each value of this field; where absent, one. */
  readonly forEach?: string;
  /**
   * Their fields: literal values, or `$id` (this record), `$item` (the value of `for_each`), `$today`,
   * `$actor`, `$of.REACH`, or `{ of, days, limit }` for a day counted from another.
   */
  readonly set: Mapping;
  /** The fields by which one that is there already is told: then none is made. */
  readonly unless: readonly string[];
  /** The field of this record that takes the new id. */
  readonly back?: string;
};

/** Records that a step takes along in the same commit. */
export type Taking = { readonly registry: string; readonly via: string; readonly step: string };

export const creations: Mapping = {
  type: 'array',
  minItems: 1,
  items: mappingOf(['registry', 'set'], {
    registry: REGISTRY,
    for_each: REACH,
    set: { type: 'object', propertyNames: NAME },
    unless: NAMES,
    back: NAME,
  }),
};

export const takings: Mapping = {
  type: 'array',
  minItems: 1,
  items: mappingOf(['registry', 'via', 'step'], { registry: REGISTRY, via: NAME, step: NAME }),
};

/** Returns what a step's `creates` declares. */
export function readCreations(value: Value | undefined): Creation[] {
  return asMappings(value).map((json) => {
    const [forEach, back] = [asText(json.for_each), asText(json.back)];
    return {
      registry: asText(json.registry) ?? '',
      set: asMapping(json.set),
      unless: asTexts(json.unless),
      ...(forEach !== undefined && { forEach }),
      ...(back !== undefined && { back }),
    };
  });
}

/** Returns what a step's `takes` declares. */
export function readTakings(value: Value | undefined): Taking[] {
  return asMappings(value).map((json) => ({
    registry: asText(json.registry) ?? '',
    via: asText(json.via) ?? '',
    step: asText(json.step) ?? '',
  }));
}
