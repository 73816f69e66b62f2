import type { Mapping, Value } from '../../text/value.ts';
import { asMapping, asText, asTexts, mappingOf, NAME, NAMES, REACHES } from './parts.ts';

/** Which fields of a registry's records say that somebody signed off what another record holds. */
export type SignOffRule = {
  /** The reference to the record. */
  readonly of: string;
  /** The digest of what was signed off. */
  readonly fingerprint: string;
  /** The list of the fields that the digest covers. */
  readonly fields: string;
  /** The list of the records it refers to: each with fields of the same three names. */
  readonly linked: string;
  readonly reviewer: string;
  readonly on: string;
  /** The people who wrote what was signed off. */
  readonly authors: string;
  readonly note?: string;
  /** The states in which a sign-off counts; empty: all. */
  readonly states: readonly string[];
  /** Roles of the people registry whose holders may sign off; empty, with no `byFields`: anyone in the book. */
  readonly by: readonly string[];
  /** Ways from the sign-off to people who may sign off as well. */
  readonly byFields: readonly string[];
};

/** The schema of `x-sign-off`. */
export const signOff: Mapping = mappingOf(
  ['of', 'fingerprint', 'fields', 'linked', 'reviewer', 'on', 'authors'],
  {
    of: NAME,
    fingerprint: NAME,
    fields: NAME,
    linked: NAME,
    reviewer: NAME,
    on: NAME,
    authors: NAME,
    note: NAME,
    states: NAMES,
    by: NAMES,
    by_fields: REACHES,
  },
);

/** Returns the rule that an `x-sign-off` declares. */
export function readSignOff(value: Value | undefined): SignOffRule {
  const json = asMapping(value);
  const field = (name: string) => asText(json[name]) ?? '';
  const note = asText(json.note);
  return {
    of: field('of'),
    fingerprint: field('fingerprint'),
    fields: field('fields'),
    linked: field('linked'),
    reviewer: field('reviewer'),
    on: field('on'),
    authors: field('authors'),
    ...(note !== undefined && { note }),
    states: asTexts(json.states),
    by: asTexts(json.by),
    byFields: asTexts(json.by_fields),
  };
}

/** Returns the fields that a rule names, by what they are to it. */
export function namedFields(rule: SignOffRule): [part: string, field: string][] {
  const { of, fingerprint, fields, linked, reviewer, on, authors, note } = rule;
  const named = { of, fingerprint, fields, linked, reviewer, on, authors };
  return Object.entries(note === undefined ? named : { ...named, note });
}
