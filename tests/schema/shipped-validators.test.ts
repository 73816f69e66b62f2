import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedValidators } from '../../src/io/shipped-validators.ts';
import { loadSchemas } from '../../src/schema/load-schemas.ts';

const texts = readdirSync('schemas').map((name) => {
  return { file: `schemas/${name}`, text: readFileSync(`schemas/${name}`, 'utf8') };
});
const known = shippedValidators();

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

test('without one of them the others have to be looked at together', async () => {
  const without = texts.filter(({ file }) => file !== 'schemas/actions.schema.json');
  const { unknown, problems } = await unknownOf(without);
  expect(unknown).toBe(1);
  expect(problems).toBeGreaterThan(0);
});
