import { closest } from '../base/suggest.ts';
import type { Code } from '../text/codes/index.ts';
import type { Span } from '../text/span.ts';
import { isMapping, type Mapping, type Path } from '../text/value.ts';
import { isAnchored } from './anchored-pattern.ts';
import { isKnownKeyword, isRootKeyword, knownKeywords } from './known-keywords.ts';
import { lintAnnotations } from './lint-annotations.ts';
import { lintEndless } from './lint-endless.ts';
import { lintMeanings } from './lint-meanings.ts';
import type { Resolve, Subschema } from './walk-schema.ts';
import { MAX_PARTS, walkSchema } from './walk-schema.ts';

/** A mistake in a schema, at a place in its file. */
export type SchemaMistake = {
  readonly code: Code;
  readonly at: Path;
  readonly message: string;
  readonly hint?: string;
  readonly suggestions?: readonly string[];
  /** Where it stands in the file, where `at` cannot say it. */
  readonly span?: Span;
};

function tooLarge(): SchemaMistake {
  return {
    code: 'declaration/cannot-compile',
    at: [],
    message: `with its references followed, the schema has more than ${MAX_PARTS} parts`,
    hint: 'make it smaller: a record has fields, lists of fields, and little below',
  };
}

/** Yields the mistakes that JSON Schema itself allows but a registry's schema must not make. */
export function* lintSchema(json: Mapping, resolve: Resolve): Generator<SchemaMistake> {
  let parts = 0;
  for (const subschema of walkSchema(json, resolve)) {
    if (++parts === MAX_PARTS) yield tooLarge();
    if (subschema.at === undefined) continue;
    yield* lintKeywords(subschema, subschema.at);
    yield* lintSiblings(subschema.schema, subschema.at);
    yield* lintPattern(subschema.schema, subschema.at);
    yield* lintReference(subschema, subschema.at, resolve);
    yield* lintEndless(subschema.schema, subschema.at, resolve);
    yield* lintMeanings(subschema.schema, subschema.at);
  }
  if (json['x-registry'] !== undefined) yield* lintAnnotations(json);
}

function* lintKeywords({ schema }: Subschema, at: Path): Generator<SchemaMistake> {
  for (const keyword of Object.keys(schema)) {
    if (isRootKeyword(keyword) && at.length > 0) yield misplaced(keyword, at);
    if (isKnownKeyword(keyword)) continue;
    const suggestions = closest(keyword, knownKeywords());
    yield {
      code: 'declaration/unknown-keyword',
      at: [...at, keyword],
      message: `"${keyword}" is not a keyword of JSON Schema 2020-12 or of registries`,
      hint: suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : 'remove it, or correct its name',
      suggestions,
    };
  }
}

function misplaced(keyword: string, at: Path): SchemaMistake {
  return {
    code: 'declaration/annotation',
    at: [...at, keyword],
    message: `"${keyword}" says something of the whole registry and has no meaning here`,
    hint: 'move it to the root of the schema',
  };
}

/** x-month and x-not-before name a property beside the one they stand on. */
function* lintSiblings({ properties }: Mapping, at: Path): Generator<SchemaMistake> {
  if (!isMapping(properties)) return;
  for (const [name, property] of Object.entries(properties)) {
    for (const keyword of ['x-month', 'x-not-before']) {
      const sibling = isMapping(property) ? property[keyword] : undefined;
      const place = [...at, 'properties', name, keyword];
      if (typeof sibling === 'string') yield* unknownSibling(sibling, Object.keys(properties), place);
    }
  }
}

function* unknownSibling(sibling: string, names: readonly string[], at: Path): Generator<SchemaMistake> {
  if (names.includes(sibling)) return;
  const suggestions = closest(sibling, names);
  const hint =
    suggestions.length > 0 ? `did you mean "${suggestions[0]}"?` : `properties: ${names.join(', ')}`;
  const message = `"${sibling}" is not a property beside this one`;
  yield { code: 'declaration/unknown-field', at, message, hint, suggestions };
}

function* lintPattern(schema: Mapping, at: Path): Generator<SchemaMistake> {
  const { pattern } = schema;
  if (typeof pattern !== 'string' || isAnchored(pattern)) return;
  yield {
    code: 'declaration/unanchored-pattern',
    at: [...at, 'pattern'],
    message: `the pattern "${pattern}" is not anchored: it accepts any text with a match somewhere in it`,
    hint: `write "^(${pattern.replace(/^\^|\$$/g, '')})$"`,
  };
}

function* lintReference(here: Subschema, at: Path, resolve: Resolve): Generator<SchemaMistake> {
  const { $ref } = here.schema;
  if (typeof $ref === 'string' && resolve($ref) === undefined) {
    yield {
      code: 'declaration/reference',
      at: [...at, '$ref'],
      message: `"${$ref}" leads to no definition in the schemas folder`,
      hint: 'use "#/$defs/NAME" or "common.schema.json#/$defs/NAME"',
    };
  }
  if (here.conditional && here.schema['x-ref'] !== undefined) {
    yield {
      code: 'declaration/conditional-reference',
      at: [...at, 'x-ref'],
      message: 'x-ref stands inside a choice or an open set of fields, where it could not be checked',
      hint: 'move x-ref to the property itself, under properties',
    };
  }
}
