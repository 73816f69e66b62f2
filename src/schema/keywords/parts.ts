import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';

/** A field's name. */
export const NAME: Mapping = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };

export const NAMES: Mapping = { type: 'array', items: NAME, minItems: 1 };

/** The name of a registry: that of its schema's file. */
export const REGISTRY: Mapping = { type: 'string', pattern: '^[a-z][a-z0-9-]*$' };

/**
 * A way to values, `minutes.sent_on` or `deliverable.lead`: it begins in the nearest mapping around
 * the field that has its first step, passes through lists, and follows a reference to its record.
 */
export const REACH: Mapping = { type: 'string', pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$' };

export const REACHES: Mapping = { type: 'array', items: REACH, minItems: 1 };

/** A way to a setting of project.yaml, `meetings.bodies.{body}.notice_days`; `{…}` holds a reach. */
export const SETTING: Mapping = {
  type: 'string',
  pattern: '^([a-z][a-z0-9_]*|\\{[a-z][a-z0-9_.]*\\})(\\.([a-z][a-z0-9_]*|\\{[a-z][a-z0-9_.]*\\}))*$',
};

/** What a record's fields hold, each one value or one of several. */
export const WHERE: Mapping = {
  type: 'object',
  minProperties: 1,
  propertyNames: NAME,
  additionalProperties: { type: ['string', 'number', 'boolean', 'array'] },
};

/** Returns a closed mapping's schema. */
export function mappingOf(
  required: readonly string[],
  properties: Readonly<Record<string, Mapping>>,
): Mapping {
  return { type: 'object', additionalProperties: false, required, properties };
}

/** A condition on a record: each field holds one of the values. */
export type Where = readonly (readonly [field: string, values: readonly Value[]])[];

/** Returns a condition as its keyword declares it; one without fields where there is none. */
export function readWhere(value: Value | undefined): Where {
  const fields = Object.entries(asMapping(value));
  return fields.map(([field, wanted]) => [field, isList(wanted) ? wanted : [wanted]]);
}

export function asMapping(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {};
}

export function asText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asTexts(value: Value | undefined): string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function asMappings(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter((item) => isMapping(item)) : [];
}
