import type { ErrorObject, Options, SchemaObject } from 'ajv';
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
  | { readonly ok: true; readonly validate: RawValidate }
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
  const ajv = new Ajv2020({ ...compileOptions(), code: { regExp: linearRegExp } });
  try {
    for (const other of library) ajv.addSchema(plain(other));
    if (ajv.validateSchema(plain(schema)) !== true) return { ok: false, errors: rawErrors(ajv.errors) };
    return { ok: true, validate: ajv.compile(plain(schema)) as RawValidate };
  } catch (error) {
    return { ok: false, errors: [], failure: oneLine(error) };
  }
}

/** Checks a schema's annotations against the vocabulary's own schema; returns its errors. */
export async function compileKeyword(definition: Mapping): Promise<RawValidate> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, logger: false });
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
