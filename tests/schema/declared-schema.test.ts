import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DeclaredSchema, declaredBy, registryDeclared } from '../../src/schema/declared-schema.ts';
import { readRegistrySchema } from '../../src/schema/read-registry-schema.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { resolver, type SchemaJson } from '../../src/schema/schema-library.ts';

const library: readonly SchemaJson[] = readdirSync('schemas')
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => {
    const text = readFileSync(`schemas/${name}`, 'utf8');
    return { file: `schemas/${name}`, text, json: JSON.parse(text) };
  });

/** A registry, and what comes back of what is kept of it. */
function thereAndBack(source: SchemaJson): readonly [RegistrySchema, RegistrySchema | undefined] {
  const resolve = resolver(source, library);
  const registry = readRegistrySchema(source, resolve);
  const declared = declaredBy(registry);
  const kept = declared && (JSON.parse(JSON.stringify(declared)) as DeclaredSchema);
  return [registry, kept && registryDeclared(kept, source, resolve)];
}

describe('what is kept of a schema', () => {
  const registries = library.filter(({ json }) => json['x-registry'] !== undefined);
  test.each(registries.map((source) => [source.file, source] as const))(
    'gives the registry that the schema gives: %s',
    (_, source) => {
      const [registry, back] = thereAndBack(source);
      expect({ ...back }).toStrictEqual({ ...registry });
    },
  );

  const risks = registries.find(({ file }) => file.endsWith('risks.schema.json'));
  const withSets = (sets: unknown): SchemaJson => {
    const text = JSON.stringify(risks?.json).replace(
      '"sets":{',
      `"sets":${JSON.stringify(sets).slice(0, -1)},`,
    );
    return { file: 'schemas/risks.schema.json', text, json: JSON.parse(text) };
  };
  test.each([
    [{ title: 'any' }, true],
    [{ proto: 'any' }, true],
    [{ $map: [] }, false],
    [{ $map: [['a', 1]] }, false],
  ])('is nothing where it would not come back as it was: %j', (sets, isKept) => {
    const [registry, back] = thereAndBack(withSets(sets));
    expect(back !== undefined).toBe(isKept);
    if (back) expect({ ...back }).toStrictEqual({ ...registry });
  });
});
