import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { KnownTemplates } from '../rules/check-templates.ts';
import type { RawValidate } from '../schema/compile-schema.ts';
import type { KnownSchemas } from '../schema/load-schemas.ts';
import type { FieldRules } from '../schema/read-registry-schema.ts';
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
  let kept: Kept | undefined;
  return (digest) => {
    kept ??= readKept(join(folder, 'known.json'));
    if (digest === kept.together) return { validate: () => true };
    if (!Object.hasOwn(kept.rules, digest)) return undefined;
    return { validate: lazyValidator(join(folder, digest)), rules: kept.rules[digest] };
  };
}

/** What the build keeps: the digest of all schemas together, and of each what its fields ask for. */
type Kept = { readonly together: string; readonly rules: Readonly<Record<string, FieldRules>> };

function readKept(file: string): Kept {
  if (!existsSync(file)) return { together: '', rules: {} };
  return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}

/** The built package's own loader where this code is part of it. */
declare const require: ((file: string) => unknown) | undefined;
const load = typeof require === 'function' ? require : createRequire(import.meta.url);

/**
 * Nearly every record is valid: a first validator only says whether, and is small; the one that says
 * everything that is wrong is loaded with the first record that is not.
 */
function lazyValidator(file: string): RawValidate {
  let verdict: RawValidate | undefined;
  let full: RawValidate | undefined;
  const validate: RawValidate = (data) => {
    verdict ??= load(`${file}-verdict.cjs`) as RawValidate;
    if (verdict(data)) return true;
    full ??= load(`${file}.cjs`) as RawValidate;
    const valid = full(data);
    validate.errors = full.errors;
    return valid;
  };
  return validate;
}
