import type { Mapping } from '../../text/value.ts';
import { asTexts, mappingOf, NAMES, REACHES } from './parts.ts';

/** A person or partner that is none of some others, nor, where `partners` says so, of their organisations. */
export type IndependentRule = {
  readonly of: readonly string[];
  readonly partners: boolean;
  readonly while: readonly string[];
};

/** The schema of `x-independent`. */
export const independent: Mapping = mappingOf(['of'], {
  of: REACHES,
  partners: { type: 'boolean' },
  while: NAMES,
});

/** Returns the rule that an `x-independent` declares. */
export function readIndependent(json: Mapping): IndependentRule {
  return { of: asTexts(json.of), partners: json.partners === true, while: asTexts(json.while) };
}
