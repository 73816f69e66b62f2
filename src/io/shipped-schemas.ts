import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { KnownTemplates } from '../rules/check-templates.ts';
import type { RawValidate } from '../schema/compile-schema.ts';
import type { DeclaredSchema } from '../schema/declared-schema.ts';
import type { KnownSchema, KnownSchemas, SchemaDigests, SchemaText } from '../schema/load-schemas.ts';
import { packageRoot } from './package-files.ts';

/** Returns the templates that passed every check when the package was built; none where it has not been built. */
export function shippedTemplates(): KnownTemplates {
  const file = join(packageRoot(), 'dist', 'shipped-templates.json');
  return (digest) => {
    if (!existsSync(file)) return undefined;
    const shipped = JSON.parse(readFileSync(file, 'utf8')) as {
      digest: string;
      registries: readonly string[];
    };
    return shipped.digest === digest ? shipped.registries : undefined;
  };
}

/**
 * Returns the shipped schemas as they were checked and compiled when the package was built; none
 * where it has not been built. A book's own or changed schema has another digest and is not among
 * them. Each validator is a file of its own, loaded with the first record it checks: an empty
 * registry costs nothing.
 */
export function shippedSchemas(): KnownSchemas {
  const folder = join(packageRoot(), 'dist', 'validators');
  let read: Kept | undefined;
  const all = () => {
    read ??= readKept(join(folder, 'known.json'));
    return read;
  };
  const known = (digest: string): KnownSchema | undefined => {
    const kept = all();
    if (digest === kept.together) return { validate: () => true };
    const declared = kept.declared[digest];
    return declared === undefined ? undefined : { validate: lazyValidator(folder, digest), declared };
  };
  const digestsOf = (texts: readonly SchemaText[]): SchemaDigests | undefined => {
    const { files, together } = all();
    const file = join(folder, 'schemas.txt');
    if (texts.length !== files.length || !existsSync(file)) return undefined;
    const whole = readFileSync(file, 'utf8');
    return areAll(texts, files, whole)
      ? { of: Object.fromEntries(files.map(([name, digest]) => [name, digest])), together }
      : undefined;
  };
  return Object.assign(known, { digestsOf });
}

/** What the build keeps: the digest of all schemas together, and of each what it declares. */
type Kept = {
  readonly together: string;
  readonly declared: Readonly<Record<string, DeclaredSchema | null | undefined>>;
  /** Of each schema its file, its digest and where its text ends in that of all. */
  readonly files: readonly (readonly [file: string, digest: string, end: number])[];
};

function readKept(file: string): Kept {
  if (!existsSync(file)) return { together: '', declared: {}, files: [] };
  return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}

/** Whether the schemas of a book are the shipped ones, each of them letter by letter. */
function areAll(texts: readonly SchemaText[], files: Kept['files'], whole: string): boolean {
  const given = new Map(texts.map(({ file, text }) => [file, text]));
  return files.every(([file, , end], at) => {
    const start = files[at - 1]?.[2] ?? 0;
    const text = given.get(file);
    return text?.length === end - start && whole.startsWith(text, start);
  });
}

/** The built package's own loader where this code is part of it. */
declare const require: ((file: string) => unknown) | undefined;
const load = typeof require === 'function' ? require : createRequire(import.meta.url);

/**
 * Nearly every record is valid: what is asked first only says whether, is small, and is one file for all schemas; what
 * says everything that is wrong is loaded with the first record that is not valid.
 */
function lazyValidator(folder: string, digest: string): RawValidate {
  let verdict: RawValidate | undefined;
  let full: RawValidate | undefined;
  const validate: RawValidate = (data) => {
    verdict ??= verdictOf(folder, digest);
    if (verdict(data)) return true;
    full ??= load(join(folder, `${digest}.cjs`)) as RawValidate;
    const valid = full(data);
    validate.errors = full.errors;
    return valid;
  };
  return validate;
}

function verdictOf(folder: string, digest: string): RawValidate {
  const verdicts = load(join(folder, 'verdicts.cjs')) as Readonly<Record<string, RawValidate>>;
  const verdict = verdicts[`v${digest}`];
  if (!verdict) throw new Error(`the package has no verdict of the schema ${digest}`);
  return verdict;
}
