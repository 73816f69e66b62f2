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
import { type FieldRules, readRegistrySchema } from './read-registry-schema.ts';
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

/** A schema that passed every check before: its validator, and what its fields ask for where that was kept as well. */
export type KnownSchema = { readonly validate: RawValidate; readonly rules?: FieldRules | undefined };

/**
 * Finds a schema that was checked and compiled before, by the digest of it and all it refers to;
 * undefined where there is none. Schemas that fit together are known by a digest of their own, and
 * need not be looked at beside each other again.
 */
export type KnownSchemas = (digest: string) => KnownSchema | undefined;

/**
 * The schemas of one book after another, by their digests: what is the same in two of them is one object,
 * and is compiled once. What it remembers depends on nothing but the texts that the digest is of.
 */
export type SchemaMemory = Map<string, LoadedSchema>;

/** Loads every schema of a book: reads, checks and compiles it, unless it is known already. */
export async function loadSchemas(
  texts: readonly SchemaText[],
  known: KnownSchemas,
  memory: SchemaMemory = new Map(),
): Promise<SchemasLoaded> {
  const digestOf = schemaDigests(texts);
  const { read, problems } = await readSchemas(texts, (source) => known(digestOf(source)));
  const schemas: LoadedSchema[] = [];
  for (const { ready, ...source } of read) {
    const digest = digestOf(source);
    const loaded = memory.get(digest) ?? (await loadSchema(source, read, ready));
    if ('mistakes' in loaded) problems.push(...(await locateMistakes(source, loaded.mistakes)));
    else {
      memory.set(digest, loaded);
      if (source.json['x-registry'] !== undefined) schemas.push(loaded);
    }
  }
  if (problems.length === 0 && !known(togetherDigest(read.map(digestOf))))
    problems.push(...(await checkTogether(schemas, read)));
  return { schemas, problems };
}

/** A schema that could be read, and what is known of it. */
type SchemaRead = SchemaJson & { readonly ready: KnownSchema | undefined };
type SchemasRead = { readonly read: readonly SchemaRead[]; readonly problems: Diagnostic[] };

async function readSchemas(
  texts: readonly SchemaText[],
  known: (source: SchemaText) => KnownSchema | undefined,
): Promise<SchemasRead> {
  const problems: Diagnostic[] = [];
  const read: SchemaRead[] = [];
  for (const source of [...texts].sort((a, b) => compareText(a.file, b.file))) {
    const json = parseJson(source.text);
    const ready = known(source);
    const mistake = json ? !ready && tooDeep(json) : notJson(source.text);
    if (mistake) problems.push(...(await locateMistakes(source, [mistake])));
    else if (json) read.push({ ...source, json, ready });
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

/** Returns the digest under which each of a book's schemas is known: of its text and of the definitions that all share. */
export function schemaDigests(library: readonly SchemaText[]): (schema: SchemaText) => string {
  const shared = library.filter(isShared).map(({ file, text }) => [file, plain(text)]);
  const definitions = sha256(JSON.stringify(shared));
  return ({ file, text }) => sha256(`${definitions} ${JSON.stringify(file)} ${plain(text)}`);
}

/** In JSON a line end says nothing, whichever it is. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Returns the digest under which schemas are known to fit together: of all their digests, in the order of their files. */
export function togetherDigest(digests: readonly string[]): string {
  return sha256(`together ${digests.join(' ')}`);
}

function isShared(schema: SchemaText): boolean {
  return !schema.text.includes('"x-registry"');
}

type Failed = { readonly mistakes: readonly SchemaMistake[] };

async function loadSchema(
  source: SchemaJson,
  read: readonly SchemaJson[],
  ready: KnownSchema | undefined,
): Promise<LoadedSchema | Failed> {
  if (ready) return withRegistry(source, read, ready);
  const mistakes = [
    ...(await duplicateKeys(source)),
    ...(await checkSchema(source.json, resolver(source, read))),
  ];
  if (mistakes.length > 0) return { mistakes };
  const others = read.filter((other) => other.file !== source.file && isShared(other));
  const compiled = await compileSchema(
    source.json,
    others.map(({ json }) => json),
  );
  return compiled.ok
    ? withRegistry(source, read, compiled)
    : { mistakes: compileMistakes(compiled, source.json) };
}

function withRegistry(
  source: SchemaJson,
  library: readonly SchemaJson[],
  { validate: raw, rules }: KnownSchema,
): LoadedSchema {
  const registry = readRegistrySchema(source, resolver(source, library), rules);
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
