import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { KnownTemplates } from '../rules/check-templates.ts';
import type { RawValidate } from '../schema/compile-schema.ts';
import type { KnownValidators } from '../schema/load-schemas.ts';
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
 * Returns the validators of the shipped schemas, compiled when the package was built; none where
 * it has not been built. A book's own or changed schema has another digest and is not among them.
 * Each is a file of its own, loaded with the first record it checks: an empty registry costs nothing.
 */
export function shippedValidators(): KnownValidators {
  const folder = join(packageRoot(), 'dist', 'validators');
  return (digest) => {
    const file = join(folder, `${digest}.cjs`);
    return existsSync(file) ? lazyValidator(file) : undefined;
  };
}

function lazyValidator(file: string): RawValidate {
  let loaded: RawValidate | undefined;
  const validate: RawValidate = (data) => {
    loaded ??= createRequire(file)(file) as RawValidate;
    const valid = loaded(data);
    validate.errors = loaded.errors;
    return valid;
  };
  return validate;
}
