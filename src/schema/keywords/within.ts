import type { Mapping } from '../../text/value.ts';
import { asText, asTexts, mappingOf, NAME, NAMES, REACH, REACHES, SETTING } from './parts.ts';

/** How a date stands to another: at least or at most so many days before or after it. */
export type Limit = 'at_least_before' | 'at_most_before' | 'at_least_after' | 'at_most_after';

const LIMITS: readonly Limit[] = ['at_least_before', 'at_most_before', 'at_least_after', 'at_most_after'];

/** A date that keeps a number of days to another date; while it is absent, the day by which it is due. */
export type WithinRule = {
  /** The other date; of several ways the first that holds a day: the last day of a meeting, or its day. */
  readonly of: readonly string[];
  readonly days: string;
  readonly limit: Limit;
  /** What is to be done by then, in words: `Send the draft minutes`; where nothing is said, nothing is. */
  readonly step?: string;
  /** Who is to do it: people or partners. */
  readonly who?: string;
  /** The states in which the step is open; empty: in every state. */
  readonly while: readonly string[];
  /** The field that says why the limit was not kept; filled, the date passes. */
  readonly excuse?: string;
};

/** The schema of `x-within`. */
export const within: Mapping = mappingOf(['of', 'days', 'limit'], {
  of: { anyOf: [REACH, REACHES] },
  days: SETTING,
  limit: { enum: LIMITS },
  step: { type: 'string', minLength: 1 },
  who: REACH,
  while: NAMES,
  excuse: NAME,
});

/** Returns the rule that an `x-within` declares. */
export function readWithin(json: Mapping): WithinRule {
  const [step, who, excuse] = [asText(json.step), asText(json.who), asText(json.excuse)];
  return {
    of: typeof json.of === 'string' ? [json.of] : asTexts(json.of),
    days: asText(json.days) ?? '',
    limit: LIMITS.find((limit) => limit === json.limit) ?? 'at_most_after',
    while: asTexts(json.while),
    ...(step !== undefined && { step }),
    ...(who !== undefined && { who }),
    ...(excuse !== undefined && { excuse }),
  };
}
