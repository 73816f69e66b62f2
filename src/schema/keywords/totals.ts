import type { Mapping, Value } from '../../text/value.ts';
import {
  asMapping,
  asMappings,
  asText,
  mappingOf,
  NAME,
  REACH,
  REGISTRY,
  readWhere,
  WHERE,
  type Where,
} from './parts.ts';

/** A total that equals the sum of its parts: of this record, or of the records that refer to it. */
export type TotalRule = {
  /** A field, or the number itself: shares add up to 100. */
  readonly total: string | number;
  /** The parts that are added; where absent, records are counted. */
  readonly of?: string;
  /** The registry whose records are added up; where absent, the parts are in the record itself. */
  readonly registry?: string;
  /** The field of those records that refers to this one; where absent, all of them count. */
  readonly via?: string;
  readonly where: Where;
  /** Fields of the parts that hold what stands beside the total: `{ group: 'groups.group' }`. */
  readonly match: ReadonlyMap<string, string>;
  /** The field that, filled, says why the total is not the sum. */
  readonly unless?: string;
};

/** The schema of `x-totals`. */
export const totals: Mapping = {
  type: 'array',
  minItems: 1,
  items: mappingOf(['total'], {
    total: { anyOf: [REACH, { type: 'number' }] },
    of: REACH,
    registry: REGISTRY,
    via: NAME,
    where: WHERE,
    match: { type: 'object', minProperties: 1, propertyNames: NAME, additionalProperties: REACH },
    unless: NAME,
  }),
};

/** Returns the rules that an `x-totals` declares. */
export function readTotals(value: Value | undefined): TotalRule[] {
  return asMappings(value).map((json) => {
    const [of, registry, via] = [asText(json.of), asText(json.registry), asText(json.via)];
    const unless = asText(json.unless);
    return {
      total: typeof json.total === 'number' ? json.total : (asText(json.total) ?? ''),
      where: readWhere(json.where),
      match: new Map(Object.entries(asMapping(json.match)).map(([field, way]) => [field, asText(way) ?? ''])),
      ...(of !== undefined && { of }),
      ...(registry !== undefined && { registry }),
      ...(via !== undefined && { via }),
      ...(unless !== undefined && { unless }),
    };
  });
}
