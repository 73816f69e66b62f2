import { default as equal } from 'ajv/dist/runtime/equal.js';
import { default as ucs2length } from 'ajv/dist/runtime/ucs2length.js';
import type { RawValidate } from './compile-schema.ts';
import { formats } from './formats.ts';
import { linearRegExp } from './linear-reg-exp.ts';

/** What the code of a compiled schema may ask for, by the names it has there; nothing else is given to it. */
const GIVEN: Readonly<Record<string, unknown>> = {
  formats: { formats },
  'linear-reg-exp': { linearRegExp },
  'ajv/dist/runtime/equal': withDefault(equal),
  'ajv/dist/runtime/ucs2length': withDefault(ucs2length),
};

/**
 * Returns the validator that code of ours is: compiled from a schema by the same build, and kept where no other user
 * writes. The code is run with the first record; a registry without records costs nothing.
 */
export function keptValidator(code: string): RawValidate {
  let run: RawValidate | undefined;
  const validate: RawValidate = (data) => {
    run ??= runCode(code);
    const valid = run(data);
    validate.errors = run.errors;
    return valid;
  };
  return validate;
}

function runCode(code: string): RawValidate {
  const module: { exports: unknown } = { exports: undefined };
  const require = (name: string): unknown => {
    if (!Object.hasOwn(GIVEN, name)) throw new Error(`a compiled schema asks for ${name}`);
    return GIVEN[name];
  };
  new Function('module', 'require', code)(module, require);
  return module.exports as RawValidate;
}

/** Packages of old and of new kinds give their one export in two ways. */
function withDefault(given: unknown): { readonly default: unknown } {
  const { default: inner = given } = given as { readonly default?: unknown };
  return { default: inner };
}
