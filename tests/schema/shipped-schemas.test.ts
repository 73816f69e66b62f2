import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import {
  type LoadedSchema,
  loadSchemas,
  schemaDigests,
  togetherDigest,
} from '../../src/schema/load-schemas.ts';
import type { Mapping, Value } from '../../src/text/value.ts';

const texts = readdirSync('schemas').map((name) => {
  return { file: `schemas/${name}`, text: readFileSync(`schemas/${name}`, 'utf8') };
});
const known = shippedSchemas();

async function unknownOf(
  schemas: typeof texts,
): Promise<{ asked: number; unknown: number; problems: number }> {
  const asked: string[] = [];
  const { problems } = await loadSchemas(schemas, (digest) => {
    asked.push(digest);
    return known(digest);
  });
  const unknown = asked.filter((digest) => !known(digest)).length;
  return { asked: asked.length, unknown, problems: problems.length };
}

test('the shipped schemas are known as they were built, each and all together', async () => {
  expect(await unknownOf(texts)).toEqual({ asked: texts.length + 1, unknown: 0, problems: 0 });
});

test('their digests need not be worked out where they are the shipped ones letter by letter', () => {
  const digests = known.digestsOf?.(texts);
  const workedOut = schemaDigests(texts);
  expect(texts.map((schema) => digests?.of[schema.file])).toEqual(texts.map(workedOut));
  expect(digests?.together).toBe(togetherDigest(texts.map(workedOut)));
  const changed = texts.map(({ file, text }, i) => ({ file, text: i === 7 ? text.replace('a', 'b') : text }));
  const [first, ...others] = texts;
  const renamed = first && [{ ...first, file: 'schemas/abc.schema.json' }, ...others];
  for (const other of [changed, others, renamed ?? []]) expect(known.digestsOf?.(other)).toBeUndefined();
});

test('without one of them the others have to be looked at together', async () => {
  const without = texts.filter(({ file }) => file !== 'schemas/actions.schema.json');
  const { unknown, problems } = await unknownOf(without);
  expect(unknown).toBe(1);
  expect(problems).toBeGreaterThan(0);
});

test('what only says whether a record is valid says the same as what tells everything wrong with it', async () => {
  const { schemas } = await loadSchemas(texts, known);
  const folder = new URL('../../dist/validators/', import.meta.url);
  const load = createRequire(import.meta.url);
  const verdicts = load(new URL('verdicts.cjs', folder).pathname) as Record<
    string,
    (value: unknown) => boolean
  >;
  expect(Object.keys(verdicts)).toHaveLength(texts.length);
  const data = await exampleData(schemas);
  const seen = { valid: 0, invalid: 0 };
  for (const [name, verdict] of Object.entries(verdicts)) {
    const full = load(new URL(`${name.slice(1)}.cjs`, folder).pathname) as (value: unknown) => boolean;
    for (const value of data) {
      const valid = full(value);
      expect(verdict(value), `${name} ${JSON.stringify(value)}`).toBe(valid);
      seen[valid ? 'valid' : 'invalid']++;
    }
  }
  expect(seen.valid).toBeGreaterThan(data.length / 4);
  expect(seen.invalid).toBeGreaterThan(data.length);
});

/** Every tenth record of the B-WISE book, and each with one member taken away or made something else. */
async function exampleData(schemas: readonly LoadedSchema[]): Promise<Value[]> {
  const { registries } = await loadWorkspace(openWorkingTree('.'), { schemas: { schemas, problems: [] } });
  const entries = [...registries.values()].flatMap((registry) => registry.entries);
  return entries.filter((_, i) => i % 10 === 0).flatMap(({ data }) => [data, ...changed(data)]);
}

function changed(data: Mapping): Mapping[] {
  return Object.keys(data).flatMap((field, i) => {
    const { [field]: _, ...rest } = data;
    return [rest, { ...data, [field]: OTHERS[i % OTHERS.length] ?? null }];
  });
}

const OTHERS: readonly Value[] = ['x', 17, null, ['x'], {}, true, 'M0', '2023-02-30', ''];
