import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RawValidate } from '../schema/compile-schema.ts';
import type { KnownValidators } from '../schema/load-schemas.ts';
import { packageRoot } from './package-files.ts';

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
