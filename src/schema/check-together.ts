import type { Diagnostic } from '../text/diagnostic.ts';
import { lintTogether } from './lint-together.ts';
import { locateMistakes } from './locate-mistakes.ts';
import type { RegistrySchema } from './registry-schema.ts';
import type { SchemaJson } from './schema-library.ts';

/** Returns where the schemas of a book do not fit together. */
export async function checkTogether(
  registries: readonly RegistrySchema[],
  read: readonly SchemaJson[],
): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const source of read) {
    const registry = registries.find(({ file }) => file === source.file);
    if (registry) problems.push(...(await locateMistakes(source, lintTogether(registry, registries))));
  }
  return problems;
}
