import { isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import { compileKeyword } from './compile-schema.ts';
import type { Describe } from './describe-member.ts';
import { lintSchema, type SchemaMistake } from './lint-schema.ts';
import type { Violation } from './registry-schema.ts';
import { violationsOf } from './violations.ts';
import { fieldKeywords, rootKeywords } from './vocabulary.ts';
import { type Resolve, walkSchema } from './walk-schema.ts';

/** Returns every mistake of a schema that can be told from the schema alone. */
export async function checkSchema(json: Mapping, resolve: Resolve): Promise<SchemaMistake[]> {
  const mistakes = [...lintSchema(json, resolve), ...(await checkPatterns(json, resolve))];
  return [...mistakes, ...(await checkAnnotations(json, resolve))];
}

/** Patterns run on an engine that is linear in the text: one that it does not know is a mistake, at its place. */
async function checkPatterns(json: Mapping, resolve: Resolve): Promise<SchemaMistake[]> {
  const { linearRegExp } = await import('./linear-reg-exp.ts');
  const mistakes: SchemaMistake[] = [];
  for (const { schema, at } of walkSchema(json, resolve)) {
    if (typeof schema.pattern !== 'string' || !at) continue;
    try {
      linearRegExp(schema.pattern, 'u');
    } catch (error) {
      const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 120) : '';
      const message = `the pattern "${schema.pattern.slice(0, 80)}" cannot be used: ${reason}`;
      const hint = 'look-ahead, look-behind and back-references are not known here';
      mistakes.push({ code: 'declaration/invalid', at: [...at, 'pattern'], message, hint });
    }
  }
  return mistakes;
}

async function checkAnnotations(json: Mapping, resolve: Resolve): Promise<SchemaMistake[]> {
  const mistakes: SchemaMistake[] = [];
  for (const { definition, value, at } of annotations(json, resolve)) {
    const validate = await compileKeyword(definition);
    if (!validate(value))
      mistakes.push(
        ...violationsOf(value, validate.errors ?? [], describing(definition)).map((each) =>
          mistakeAt(at, each),
        ),
      );
  }
  return mistakes;
}

/** Names the members of a keyword's value at every depth, as its definition has them. */
function describing(definition: Mapping): Describe {
  return (path) => {
    let here: Value | undefined = definition;
    for (const step of path) here = memberOf(here, step);
    const properties = isMapping(here) ? here.properties : undefined;
    return { names: isMapping(properties) ? Object.keys(properties) : [], description: undefined };
  };
}

function memberOf(schema: Value | undefined, step: string | number): Value | undefined {
  if (!isMapping(schema)) return undefined;
  if (typeof step === 'number') return schema.items;
  return isMapping(schema.properties) && Object.hasOwn(schema.properties, step)
    ? schema.properties[step]
    : schema.additionalProperties;
}

type Annotation = {
  readonly definition: Mapping;
  readonly value: Value;
  readonly at: Path;
};

function* annotations(json: Mapping, resolve: Resolve): Generator<Annotation> {
  for (const [keyword, definition] of Object.entries(rootKeywords)) {
    const value = json[keyword];
    if (value !== undefined) yield { definition, value, at: [keyword] };
  }
  for (const { schema, at } of walkSchema(json, resolve)) {
    for (const [keyword, definition] of Object.entries(fieldKeywords)) {
      const value = schema[keyword];
      if (value !== undefined && at) yield { definition, value, at: [...at, keyword] };
    }
  }
}

function mistakeAt(at: Path, violation: Violation): SchemaMistake {
  return {
    code: 'declaration/annotation',
    at: [...at, ...violation.path, ...(violation.key === undefined ? [] : [violation.key])],
    message: `${at.at(-1)}: ${violation.message}`,
    ...(violation.hint !== undefined && { hint: violation.hint }),
  };
}
