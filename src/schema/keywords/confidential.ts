import type { Mapping, Value } from '../../text/value.ts';
import {
  asMapping,
  asMappings,
  asText,
  asTexts,
  mappingOf,
  NAME,
  NAMES,
  readWhere,
  WHERE,
  type Where,
} from './parts.ts';

/** Fields that stand in a restricted book, where the book has one; of them the record keeps a reference. */
export type ConfidentialRule = {
  /** The field that says where they stand: book, id and digest. */
  readonly reference: string;
  readonly parts: readonly { readonly fields: readonly string[]; readonly where: Where }[];
};

/** The schema of `x-confidential`. */
export const confidential: Mapping = mappingOf(['reference', 'parts'], {
  reference: NAME,
  parts: { type: 'array', minItems: 1, items: mappingOf(['fields'], { fields: NAMES, where: WHERE }) },
});

/** Returns the rule that an `x-confidential` declares. */
export function readConfidential(value: Value | undefined): ConfidentialRule {
  const json = asMapping(value);
  return {
    reference: asText(json.reference) ?? '',
    parts: asMappings(json.parts).map((part) => ({
      fields: asTexts(part.fields),
      where: readWhere(part.where),
    })),
  };
}
