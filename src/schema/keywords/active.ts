import type { Mapping } from '../../text/value.ts';
import { asText, mappingOf, NAME } from './parts.ts';

/** The fields between whose dates a record is active: a person's first and last day in the project. */
export type ActiveRule = { readonly from?: string; readonly to: string };

/** The schema of `x-active`. */
export const active: Mapping = mappingOf(['to'], { from: NAME, to: NAME });

/** Returns the rule that an `x-active` declares. */
export function readActive(json: Mapping): ActiveRule {
  const from = asText(json.from);
  return { to: asText(json.to) ?? '', ...(from !== undefined && { from }) };
}
