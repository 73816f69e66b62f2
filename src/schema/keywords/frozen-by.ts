import type { Mapping, Value } from '../../text/value.ts';
import {
  asMapping,
  asText,
  asTexts,
  mappingOf,
  NAMES,
  REACH,
  readWhere,
  WHERE,
  type Where,
} from './parts.ts';

/** A record does not change once the record it points at is in one of some states: a locked period. */
export type FrozenByRule = { readonly of: string; readonly states: readonly string[] };

/** The schema of `x-frozen-by`. */
export const frozenBy: Mapping = mappingOf(['of', 'states'], { of: REACH, states: NAMES });

/** Returns the rule that an `x-frozen-by` declares. */
export function readFrozenBy(value: Value | undefined): FrozenByRule {
  const json = asMapping(value);
  return { of: asText(json.of) ?? '', states: asTexts(json.states) };
}

/** Records of a kind, or all: some fields never change, and none are removed or, of what came from elsewhere, added later. */
export type FixedRule = {
  readonly where: Where;
  readonly fields: readonly string[];
  readonly noNew: boolean;
};

/** The schema of `x-fixed`. */
export const fixed: Mapping = mappingOf(['fields'], {
  where: WHERE,
  fields: NAMES,
  no_new: { type: 'boolean' },
});

/** Returns the rule that an `x-fixed` declares. */
export function readFixed(value: Value | undefined): FixedRule {
  const json = asMapping(value);
  return { where: readWhere(json.where), fields: asTexts(json.fields), noNew: json.no_new === true };
}
