import type { Mapping } from '../text/value.ts';
import { checkSchema } from './check-schema.ts';
import { type Compiled, compileSchema } from './compile-schema.ts';
import type { Describe } from './describe-member.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { duplicateKeys } from './locate-mistakes.ts';
import { resolver, type SchemaJson } from './schema-library.ts';
import { violationsOf } from './violations.ts';

/** Checks a schema that is not known and compiles it; `shared` are the definitions that it may refer to, beside all of a book's schemas. */
export async function makeSchema(
  source: SchemaJson,
  { library, shared }: { readonly library: readonly SchemaJson[]; readonly shared: readonly SchemaJson[] },
): Promise<(Compiled & { readonly ok: true }) | { readonly mistakes: readonly SchemaMistake[] }> {
  const mistakes = [
    ...(await duplicateKeys(source)),
    ...(await checkSchema(source.json, resolver(source, library))),
  ];
  if (mistakes.length > 0) return { mistakes };
  const compiled = await compileSchema(
    source.json,
    shared.map(({ json }) => json),
  );
  return compiled.ok ? compiled : { mistakes: compileMistakes(compiled, source.json) };
}

function compileMistakes(compiled: Compiled & { ok: false }, json: Mapping): SchemaMistake[] {
  if (compiled.failure !== undefined) {
    return [{ code: 'declaration/cannot-compile', at: [], message: compiled.failure }];
  }
  return violationsOf(json, compiled.errors, noWords).map((violation) => ({
    code: 'declaration/invalid',
    at: violation.path,
    message: violation.message,
    ...(violation.hint !== undefined && { hint: violation.hint }),
  }));
}

/** The standard's own schema says nothing for people. */
const noWords: Describe = () => ({ names: [], description: undefined });
