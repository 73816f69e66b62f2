import type { Mapping, Value } from '../../text/value.ts';
import { asMapping, asText, asTexts, mappingOf, NAME, NAMES } from './parts.ts';

/** Records that are alike in some fields say the same in another, unless one is marked as corrected. */
export type AgreeRule = {
  readonly on: readonly string[];
  readonly value: string;
  readonly unless?: string;
};

/** The schema of `x-agree`. */
export const agree: Mapping = mappingOf(['on', 'value'], { on: NAMES, value: NAME, unless: NAME });

/** Returns the rule that an `x-agree` declares. */
export function readAgree(value: Value | undefined): AgreeRule {
  const json = asMapping(value);
  const unless = asText(json.unless);
  return {
    on: asTexts(json.on),
    value: asText(json.value) ?? '',
    ...(unless !== undefined && { unless }),
  };
}
