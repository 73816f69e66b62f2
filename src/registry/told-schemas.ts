import { whenAsked } from '../base/when-asked.ts';
import {
  type KnownSchemas,
  loadSchemas,
  type SchemaDigests,
  type SchemasLoaded,
  type SchemaText,
} from '../schema/load-schemas.ts';
import type { Files } from './files.ts';
import { ReadWhole } from './load-lazily.ts';
import { readText } from './load-registry.ts';

/**
 * Loads the schemas of a book, none of which has changed since it was told under which digests they are known: the text
 * of one is read once somebody looks at it. Throws a ReadWhole, also later, where it cannot be read.
 */
export function loadToldSchemas(
  files: Files,
  { known, digests }: { readonly known: KnownSchemas; readonly digests: SchemaDigests },
): Promise<SchemasLoaded> {
  const texts = Object.keys(digests.of).map((file) =>
    whenAsked<Pick<SchemaText, 'text'>, Pick<SchemaText, 'file'>>(
      { text: () => textOf(files, file) },
      { file },
    ),
  );
  const told = (digest: string) => known(digest);
  return loadSchemas(texts, Object.assign(told, known, { digestsOf: () => digests }));
}

function textOf(files: Files, path: string): string {
  const { text, problems } = readText(files, path);
  if (problems.length > 0) throw new ReadWhole();
  return text;
}
