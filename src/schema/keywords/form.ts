import type { Mapping } from '../../text/value.ts';
import { asTexts, mappingOf, NAMES, REACHES } from './parts.ts';

/** What the form of a record asks for, where it is not every field that people fill in. */
export type FormRule = {
  /** Ways to fields in the order they are asked for: `outlook`, or of the items of a list only `agenda.minutes`. */
  readonly asks: readonly string[];
  /** Fields that the form shows beside the title, and does not ask for. */
  readonly shows: readonly string[];
};

/** The schema of `x-form`. */
export const form: Mapping = mappingOf(['asks'], { asks: REACHES, shows: NAMES });

/** Returns the rule that an `x-form` declares. */
export function readForm(json: Mapping): FormRule {
  return { asks: asTexts(json.asks), shows: asTexts(json.shows) };
}
