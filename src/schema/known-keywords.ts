import { fieldKeywords, rootKeywords } from './vocabulary.ts';

const STANDARD: ReadonlySet<string> = new Set(
  (
    '$schema $id $ref $defs $comment title description default examples deprecated readOnly writeOnly ' +
    'type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern ' +
    'maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired ' +
    'properties patternProperties additionalProperties propertyNames dependentSchemas items prefixItems contains ' +
    'allOf anyOf oneOf not if then else format'
  ).split(' '),
);

/** Returns whether a schema may use the keyword: the standard ones that serve here, and the vocabulary. */
export function isKnownKeyword(keyword: string): boolean {
  return (
    STANDARD.has(keyword) || Object.hasOwn(rootKeywords, keyword) || Object.hasOwn(fieldKeywords, keyword)
  );
}

/** Returns whether the keyword says something of a whole registry, and so stands at the root of a schema only. */
export function isRootKeyword(keyword: string): boolean {
  return Object.hasOwn(rootKeywords, keyword);
}

/** Returns every keyword a schema may use. */
export function knownKeywords(): string[] {
  return [...STANDARD, ...Object.keys(rootKeywords), ...Object.keys(fieldKeywords)];
}
