import type { ErrorObject, Options, SchemaObject } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnyValidateFunction } from 'ajv/dist/core.js';
import type { Mapping } from '../text/value.ts';
import { formats } from './formats.ts';
import type { RawError } from './violations.ts';
import { fieldKeywords, rootKeywords } from './vocabulary.ts';

/** A compiled schema: tells whether the data is valid and leaves its errors behind, as ajv does. */
export type RawValidate = {
  (data: unknown): boolean;
  errors?: readonly RawError[] | null | undefined;
};

/** What compiling gave: a validator, or errors of the schema itself. */
export type Compiled =
  | {
      readonly ok: true;
      readonly validate: RawValidate;
      /** Returns the validator as code: see `runKeptValidator`. */
      readonly code: () => Promise<string>;
    }
  | { readonly ok: false; readonly errors: readonly RawError[]; readonly failure?: string };

/**
 * Returns the settings every schema is compiled with, at build time and at run time: strict, all
 * errors, own properties only, formats asserted, no $data, nothing loaded from outside.
 */
export function compileOptions(): Options {
  return {
    strict: true,
    strictRequired: false,
    allErrors: true,
    ownProperties: true,
    allowUnionTypes: true,
    multipleOfPrecision: 6,
    formats: { ...formats },
    keywords: [...Object.keys(rootKeywords), ...Object.keys(fieldKeywords)],
    logger: false,
  };
}

/**
 * Compiles a schema with the book's other schemas to refer to. Patterns run on an engine that is
 * linear in the text, since a schema may come from a pull request.
 */
export async function compileSchema(schema: Mapping, library: readonly Mapping[]): Promise<Compiled> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { linearRegExp } = await import('./linear-reg-exp.ts');
  const { _ } = await import('ajv');
  const code = { regExp: linearRegExp, source: true, formats: _`require("formats").formats` };
  const ajv = new Ajv2020({ ...compileOptions(), code });
  try {
    for (const other of library) ajv.addSchema(plain(other));
    if (ajv.validateSchema(plain(schema)) !== true) return { ok: false, errors: rawErrors(ajv.errors) };
    const validate = ajv.compile(plain(schema));
    return { ok: true, validate: validate as RawValidate, code: () => codeOf(ajv, validate) };
  } catch (error) {
    return { ok: false, errors: [], failure: oneLine(error) };
  }
}

async function codeOf(ajv: Ajv2020, validate: AnyValidateFunction): Promise<string> {
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const generate = typeof standalone === 'function' ? standalone : standalone.default;
  return generate(ajv, validate);
}

/** Compiling is far slower than checking, and the definitions never change: fifty schemas share what one needs. */
const keywordChecks = new WeakMap<Mapping, Promise<RawValidate>>();

/** Returns what checks an annotation against the vocabulary's own schema; it leaves its errors behind until the next call. */
export function compileKeyword(definition: Mapping): Promise<RawValidate> {
  const known = keywordChecks.get(definition) ?? makeKeywordCheck(definition);
  keywordChecks.set(definition, known);
  return known;
}

async function makeKeywordCheck(definition: Mapping): Promise<RawValidate> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  // The definitions are ours: to hold each against the standard's own schema takes longer than all the rest.
  const own = { meta: false, validateSchema: false } as const;
  const ajv = new Ajv2020({ ...own, strict: true, strictTypes: false, allErrors: true, logger: false });
  return ajv.compile(plain(definition)) as RawValidate;
}

function plain(schema: Mapping): SchemaObject {
  return schema as SchemaObject;
}

function rawErrors(errors: readonly ErrorObject[] | null | undefined): readonly RawError[] {
  return (errors ?? []) as readonly RawError[];
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}
