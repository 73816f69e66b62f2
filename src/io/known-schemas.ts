import { isDeepStrictEqual } from 'node:util';
import type { KnownSchema, KnownSchemas, MadeSchema } from '../schema/load-schemas.ts';
import { buildId } from './build-id.ts';
import { sealedFile } from './sealed-file.ts';
import { shippedSchemas } from './shipped-schemas.ts';

/**
 * Returns the schemas that need not be checked and compiled again: the shipped ones, and those of books on this
 * machine that this build has compiled before. Those are kept in the user's cache folder, by the digest of
 * their text and of all they refer to; what is spoilt there counts as none.
 */
export function knownSchemas(build: string | undefined = buildId): KnownSchemas {
  const shipped = shippedSchemas();
  if (build === undefined) return shipped;
  const fileOf = (digest: string) => sealedFile(`schemas-${build}`, `${digest}.json`);
  const known = (digest: string) => shipped(digest) ?? revive(fileOf(digest).read());
  const keep = (digest: string, made: MadeSchema) => {
    const text = JSON.stringify(made);
    if (isDeepStrictEqual(JSON.parse(text), made)) fileOf(digest).write(Buffer.from(text));
  };
  return Object.assign(known, { keep, ...(shipped.digestsOf && { digestsOf: shipped.digestsOf }) });
}

/** Schemas that fit together are kept as nothing but their digest. */
function revive(kept: Buffer | undefined): KnownSchema | undefined {
  if (kept === undefined) return undefined;
  const { code, declared } = JSON.parse(kept.toString('utf8')) as MadeSchema;
  return code === undefined ? { validate: () => true } : { code, declared };
}
