import { sha256 } from '../base/digest.ts';
import { compareText } from '../base/natural-order.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import { checkSchema } from './check-schema.ts';
import { type Compiled, compileSchema, type RawValidate } from './compile-schema.ts';
import { type Describe, describer } from './describe-member.ts';
import type { SchemaMistake } from './lint-schema.ts';
import { lintTogether } from './lint-together.ts';
import { duplicateKeys, locateMistakes } from './locate-mistakes.ts';
import { readRegistrySchema } from './read-registry-schema.ts';
import type { RegistrySchema, Validate } from './registry-schema.ts';
import { resolver, type SchemaJson } from './schema-library.ts';
import { tooDeep } from './too-deep.ts';
import { violationsOf } from './violations.ts';

/** A schema's file as text. */
export type SchemaText = { readonly file: string; readonly text: string };

/** A registry's schema, ready to check records. */
export type LoadedSchema = { readonly registry: RegistrySchema; readonly validate: Validate };

/** The schemas that could be loaded, and what is wrong with the others. */
export type SchemasLoaded = {
  readonly schemas: readonly LoadedSchema[];
  readonly problems: readonly Diagnostic[];
};

/**
 * Finds a validator compiled before, by the digest of the schema and all it refers to; undefined
 * where there is none. Only schemas that passed every check may be kept under a digest. Schemas that
 * fit together are known by a digest of their own, and need not be looked at beside each other again.
 */
export type KnownValidators = (digest: string) => RawValidate | undefined;

/** Loads every schema of a book: reads, checks and compiles it, unless it is known already. */
export async function loadSchemas(
  texts: readonly SchemaText[],
  known: KnownValidators,
): Promise<SchemasLoaded> {
  const { read, problems } = await readSchemas(texts);
  const schemas: LoadedSchema[] = [];
  const shared = read.filter(isShared);
  const digests = read.map((source) => schemaDigest(source, shared));
  for (const [i, source] of read.entries()) {
    const loaded = await loadSchema(source, { read, shared, ready: known(digests[i] ?? '') });
    if ('mistakes' in loaded) problems.push(...(await locateMistakes(source, loaded.mistakes)));
    else if (source.json['x-registry'] !== undefined) schemas.push(loaded);
  }
  if (problems.length === 0 && !known(togetherDigest(digests)))
    problems.push(...(await checkTogether(schemas, read)));
  return { schemas, problems };
}

type SchemasRead = { readonly read: readonly SchemaJson[]; readonly problems: Diagnostic[] };

async function readSchemas(texts: readonly SchemaText[]): Promise<SchemasRead> {
  const problems: Diagnostic[] = [];
  const read: SchemaJson[] = [];
  for (const source of [...texts].sort((a, b) => compareText(a.file, b.file))) {
    const json = parseJson(source.text);
    const mistake = json ? tooDeep(json) : notJson(source.text);
    if (mistake) problems.push(...(await locateMistakes(source, [mistake])));
    else if (json) read.push({ ...source, json });
  }
  return { read, problems };
}

async function checkTogether(
  schemas: readonly LoadedSchema[],
  read: readonly SchemaJson[],
): Promise<Diagnostic[]> {
  const registries = schemas.map((schema) => schema.registry);
  const problems: Diagnostic[] = [];
  for (const source of read) {
    const registry = registries.find(({ file }) => file === source.file);
    if (registry) problems.push(...(await locateMistakes(source, lintTogether(registry, registries))));
  }
  return problems;
}

/** Returns the digest under which a schema's validator is known: of its text and all other schemas'. */
export function schemaDigest(schema: SchemaText, library: readonly SchemaText[]): string {
  const shared = library.filter((other) => isShared(other)).map((other) => [other.file, other.text]);
  return sha256(JSON.stringify([schema.file, schema.text, ...shared]));
}

/** Returns the digest under which schemas are known to fit together: of all their digests, in the order of their files. */
export function togetherDigest(digests: readonly string[]): string {
  return sha256(`together ${digests.join(' ')}`);
}

function isShared(schema: SchemaText): boolean {
  return !schema.text.includes('"x-registry"');
}

type Failed = { readonly mistakes: readonly SchemaMistake[] };

/** All schemas of a book, those that hold definitions for the others, and the validator where it is known. */
type Beside = {
  readonly read: readonly SchemaJson[];
  readonly shared: readonly SchemaJson[];
  readonly ready: RawValidate | undefined;
};

async function loadSchema(
  source: SchemaJson,
  { read, shared, ready }: Beside,
): Promise<LoadedSchema | Failed> {
  const resolve = resolver(source, read);
  if (ready) return withRegistry(source, read, ready);
  const mistakes = [...(await duplicateKeys(source)), ...(await checkSchema(source.json, resolve))];
  if (mistakes.length > 0) return { mistakes };
  const others = shared.filter((other) => other !== source).map((other) => other.json);
  const compiled = await compileSchema(source.json, others);
  return compiled.ok
    ? withRegistry(source, read, compiled.validate)
    : { mistakes: compileMistakes(compiled, source.json) };
}

function withRegistry(source: SchemaJson, library: readonly SchemaJson[], raw: RawValidate): LoadedSchema {
  const registry = readRegistrySchema(source.file, source.json, resolver(source, library));
  const describe = describer(registry);
  const validate: Validate = (data) => (raw(data) ? [] : violationsOf(data, raw.errors ?? [], describe));
  return { registry, validate };
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

function parseJson(text: string): Mapping | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isMapping(json as Mapping) ? (json as Mapping) : undefined;
  } catch {
    return undefined;
  }
}

function notJson(text: string): SchemaMistake {
  let reason = 'a schema is a JSON object';
  try {
    JSON.parse(text);
  } catch (error) {
    reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 160) : reason;
  }
  return { code: 'declaration/syntax', at: [], message: `the schema is not valid JSON: ${reason}` };
}
