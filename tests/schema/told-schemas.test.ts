import { describe, expect, test } from 'vitest';
import { knownSchemas } from '../../src/io/known-schemas.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { type Files, FilesError } from '../../src/registry/files.ts';
import { ReadWhole } from '../../src/registry/load-lazily.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { loadToldSchemas } from '../../src/registry/told-schemas.ts';
import type { KnownSchemas } from '../../src/schema/load-schemas.ts';

const files = openWorkingTree('.');
const known = knownSchemas(undefined);
const { schemas: whole } = await loadWorkspace(files, { known });
const digests = whole.digests ?? { of: {}, together: '' };

/** The schemas as they are loaded by what was told, and the files that were read for it so far. */
async function told(read: Files['read'], knows: KnownSchemas = known) {
  const met: string[] = [];
  const noting: Files = {
    list: () => files.list(),
    read: (path) => {
      met.push(path);
      return read(path);
    },
  };
  return { loaded: await loadToldSchemas(noting, { known: knows, digests }), met };
}

describe('schemas of which it is told under which digests they are known', () => {
  test('are read once somebody looks at one, and are what they were', async () => {
    const { loaded, met } = await told(files.read);
    expect(loaded.schemas).toHaveLength(51);
    expect(loaded.digests).toBe(digests);
    expect(met).toEqual([]);
    expect(loaded.schemas[0]?.registry.fields).toEqual(whole.schemas[0]?.registry.fields);
    expect(met).toContain(whole.schemas[0]?.registry.file);
    expect(loaded.schemas.map(({ registry }) => ({ ...registry, resolve: 0 }))).toStrictEqual(
      whole.schemas.map(({ registry }) => ({ ...registry, resolve: 0 })),
    );
  });

  test('are compiled where this machine knows them no more', async () => {
    const { loaded, met } = await told(files.read, () => undefined);
    expect(loaded.problems).toEqual([]);
    expect(new Set(met)).toEqual(new Set(Object.keys(digests.of)));
    expect(loaded.schemas.map(({ registry }) => registry.name)).toEqual(
      whole.schemas.map(({ registry }) => registry.name),
    );
    expect(loaded.schemas[0]?.validate({}).length).toBe(whole.schemas[0]?.validate({}).length);
  }, 60_000);

  test('ask for the whole book where the text of one cannot be had any more', async () => {
    const { loaded } = await told((path) => {
      throw new FilesError(path, 'it was changed since it was listed');
    });
    expect(() => loaded.schemas[0]?.registry.fields).toThrow(ReadWhole);
  });
});
