import { sha256 } from '../base/digest.ts';
import { compareText } from '../base/natural-order.ts';
import { whenAsked } from '../base/when-asked.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import type { RawValidate } from './compile-schema.ts';
import { type DeclaredSchema, declaredBy, registryDeclared } from './declared-schema.ts';
import { describer } from './describe-member.ts';
import type { SchemaMistake } from './lint-schema.ts';
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
  /** Under which digests they are known; where nothing is wrong with any of them. */
  readonly digests?: SchemaDigests;
};

/** A schema that passed every check before: its validator, or its code, and what it declares where that was kept; null where it is no registry's. */
export type KnownSchema = { readonly declared?: DeclaredSchema | null | undefined } & (
  | { readonly validate: RawValidate }
  | { readonly code: string }
);

/**
 * Finds a schema that was checked and compiled before, by the digest of it and all it refers to;
 * undefined where there is none. Schemas that fit together are known by a digest of their own, and
 * need not be looked at beside each other again.
 */
export type KnownSchemas = ((digest: string) => KnownSchema | undefined) & {
  /** Keeps what was checked and compiled, for the next time it is asked for under this digest. */
  readonly keep?: (digest: string, made: MadeSchema) => void;
  /** Returns the digests of a book's schemas where all are known letter by letter: working them out takes longer. */
  readonly digestsOf?: (texts: readonly SchemaText[]) => SchemaDigests | undefined;
};

/** Under which digests the schemas of a book are known: each by its file, and that they fit together. */
export type SchemaDigests = { readonly of: Readonly<Record<string, string>>; readonly together: string };

/** A schema that passed every check: its validator as code, and what it declares; neither where schemas fit together. */
export type MadeSchema = { readonly code?: string; readonly declared?: DeclaredSchema | null };

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
  const digests = known.digestsOf?.(texts) ?? digestsOf(texts);
  const digestOf = ({ file }: Pick<SchemaText, 'file'>) => digests.of[file] ?? '';
  const { read, problems } = await readSchemas(texts, (source) => known(digestOf(source)));
  const schemas: LoadedSchema[] = [];
  for (const source of read.filter(({ ready }) => ready?.declared !== null)) {
    const digest = digestOf(source);
    const keep = known.keep && ((made: MadeSchema) => known.keep?.(digest, made));
    const loaded = memory.get(digest) ?? (await loadSchema(source, read, keep));
    if ('mistakes' in loaded) problems.push(...(await located(source, loaded.mistakes)));
    else {
      memory.set(digest, loaded);
      if (declaresRegistry(source)) schemas.push(loaded);
    }
  }
  if (problems.length === 0)
    problems.push(...(await checkOnceTogether({ schemas, read, digest: digests.together }, known)));
  return { schemas, problems, ...(problems.length === 0 && { digests }) };
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
    const ready = known(source);
    const one = ready?.declared === undefined ? readSchema(source, ready) : readWhenAsked(source, ready);
    if ('mistake' in one) problems.push(...(await located(source, [one.mistake])));
    else read.push(one);
  }
  return { read, problems };
}

function readSchema(
  source: SchemaText,
  ready?: KnownSchema,
): SchemaRead | { readonly mistake: SchemaMistake } {
  const json = parseJson(source.text);
  if (!json) return { mistake: notJson(source.text) };
  const mistake = ready ? undefined : tooDeep(json);
  return mistake ? { mistake } : { ...source, json, ready };
}

/** Of a schema that is known the text need not be looked at unless somebody does. */
function readWhenAsked(source: SchemaText, ready: KnownSchema): SchemaRead {
  return whenAsked(
    { text: () => source.text, json: () => parseJson(source.text) ?? {} },
    { file: source.file, ready },
  );
}

/** Whether a schema is of a registry, and not one of definitions that others share. */
function declaresRegistry(source: SchemaRead): boolean {
  return source.ready?.declared !== undefined || source.json['x-registry'] !== undefined;
}

type Together = {
  readonly schemas: readonly LoadedSchema[];
  readonly read: readonly SchemaJson[];
  readonly digest: string;
};

/** Schemas that are known to fit together are not looked at beside each other again. */
async function checkOnceTogether(
  { schemas, read, digest }: Together,
  known: KnownSchemas,
): Promise<Diagnostic[]> {
  if (known(digest)) return [];
  const { checkTogether } = await import('./check-together.ts');
  const problems = await checkTogether(
    schemas.map(({ registry }) => registry),
    read,
  );
  if (problems.length === 0) known.keep?.(digest, {});
  return problems;
}

/** Returns the digest under which each of a book's schemas is known: of its text and of the definitions that all share. */
export function schemaDigests(library: readonly SchemaText[]): (schema: SchemaText) => string {
  const shared = library.filter(isShared).map(({ file, text }) => [file, plain(text)]);
  const definitions = sha256(JSON.stringify(shared));
  return ({ file, text }) => sha256(`${definitions} ${JSON.stringify(file)} ${plain(text)}`);
}

function digestsOf(texts: readonly SchemaText[]): SchemaDigests {
  const digestOf = schemaDigests(texts);
  const sorted = [...texts].sort((a, b) => compareText(a.file, b.file));
  const digests = sorted.map((text) => [text.file, digestOf(text)] as const);
  return { of: Object.fromEntries(digests), together: togetherDigest(digests.map(([, digest]) => digest)) };
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
  source: SchemaRead,
  read: readonly SchemaJson[],
  keep: ((made: MadeSchema) => void) | undefined,
): Promise<LoadedSchema | Failed> {
  const { ready } = source;
  if (ready) return withRegistry(registryOf(source, read), await validatorOf(ready));
  const { makeSchema } = await import('./make-schema.ts');
  const shared = read.filter((other) => other.file !== source.file && isShared(other));
  const made = await makeSchema(source, { library: read, shared });
  if ('mistakes' in made) return made;
  const registry = registryOf(source, read);
  const declared = declaresRegistry(source) ? declaredBy(registry) : null;
  keep?.({ code: await made.code(), ...(declared !== undefined && { declared }) });
  return withRegistry(registry, made.validate);
}

async function validatorOf(ready: KnownSchema): Promise<RawValidate> {
  if ('validate' in ready) return ready.validate;
  const { keptValidator } = await import('./kept-validator.ts');
  return keptValidator(ready.code);
}

function registryOf(source: SchemaRead, library: readonly SchemaJson[]): RegistrySchema {
  const resolve = resolver(source, library);
  const declared = source.ready?.declared;
  return declared ? registryDeclared(declared, source, resolve) : readRegistrySchema(source, resolve);
}

function withRegistry(registry: RegistrySchema, raw: RawValidate): LoadedSchema {
  const describe = describer(registry);
  const validate: Validate = (data) => (raw(data) ? [] : violationsOf(data, raw.errors ?? [], describe));
  return { registry, validate };
}

/** Places are looked for where there is something to be placed. */
async function located(source: SchemaText, mistakes: readonly SchemaMistake[]): Promise<Diagnostic[]> {
  const { locateMistakes } = await import('./locate-mistakes.ts');
  return locateMistakes(source, mistakes);
}

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
