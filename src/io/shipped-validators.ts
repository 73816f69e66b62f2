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
 */
export function shippedValidators(): KnownValidators {
  const file = join(packageRoot(), 'dist', 'shipped-validators.cjs');
  if (!existsSync(file)) return () => undefined;
  let validators: Readonly<Record<string, RawValidate>> | undefined;
  return (digest) => {
    validators ??= createRequire(file)(file) as Readonly<Record<string, RawValidate>>;
    const name = `d${digest}`;
    return Object.hasOwn(validators, name) ? validators[name] : undefined;
  };
}
