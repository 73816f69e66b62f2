import type { Mapping } from '../../text/value.ts';
import { asText, asTexts, mappingOf, NAME, NAMES, readWhere, WHERE, type Where } from './parts.ts';

/** A field that changes only on the basis of another record, or only by somebody with a role. */
export type GuardRule = {
  /** The field of this record that refers to the basis: a change or an amendment. */
  readonly by?: string;
  /** The states in which the basis counts. */
  readonly states: readonly string[];
  /** What the basis has to be: of which type. */
  readonly where: Where;
  /** Whether the basis counts only in the change in which it gets into one of the states: it carries nothing later. */
  readonly once: boolean;
  /** The field of the basis that lists the records it concerns. */
  readonly lists?: string;
  readonly roles: readonly string[];
  /** Whether the field is guarded in a record that comes or goes as well: who adds one says what it holds. */
  readonly new: boolean;
  /** The states of this record in which the field is guarded; empty: in all. */
  readonly while: readonly string[];
};

/** The schema of `x-guard`. */
export const guard: Mapping = {
  ...mappingOf([], {
    by: NAME,
    states: NAMES,
    where: WHERE,
    once: { type: 'boolean' },
    lists: NAME,
    roles: NAMES,
    new: { type: 'boolean' },
    while: NAMES,
  }),
  minProperties: 1,
};

/** Returns the rule that an `x-guard` declares. */
export function readGuard(json: Mapping): GuardRule {
  const [by, lists] = [asText(json.by), asText(json.lists)];
  return {
    states: asTexts(json.states),
    where: readWhere(json.where),
    once: json.once === true,
    roles: asTexts(json.roles),
    new: json.new === true,
    while: asTexts(json.while),
    ...(by !== undefined && { by }),
    ...(lists !== undefined && { lists }),
  };
}
