import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { knownSchemas } from '../../src/io/known-schemas.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { keptValidator } from '../../src/schema/kept-validator.ts';
import { type KnownSchemas, type LoadedSchema, loadSchemas } from '../../src/schema/load-schemas.ts';
import type { Mapping } from '../../src/text/value.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'grantbook-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  vi.stubEnv('CI', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const OWN = ['common', 'deliverables', 'meetings', 'people', 'risks', 'work-packages', 'partners'];
const texts = OWN.map((name) => {
  const file = `schemas/${name}.schema.json`;
  return { file, text: readFileSync(file, 'utf8') };
});
/** What is compiled anew whatever is known: the schemas of a book that has changed what all of them share. */
const own = texts.map(({ file, text }) => ({
  file,
  text: text.replace('{', '{ "$comment": "our own",'),
}));

/** A place to keep schemas in that counts what was found there. */
function counted(build: string): { readonly known: KnownSchemas; readonly found: () => number } {
  const kept = knownSchemas(build);
  let found = 0;
  const ask = (digest: string) => {
    const there = kept(digest);
    if (there) found++;
    return there;
  };
  return { known: Object.assign(ask, { ...(kept.keep && { keep: kept.keep }) }), found: () => found };
}

/** The schemas of a whole book, of which those under test are its own. */
function wholeBook(): typeof texts {
  const others = readdirSync('schemas')
    .map((name) => `schemas/${name}`)
    .filter((file) => !own.some((each) => each.file === file));
  return [...own, ...others.map((file) => ({ file, text: readFileSync(file, 'utf8') }))];
}

describe('schemas that are a book’s own', () => {
  test('are compiled once, and judge as they did', async () => {
    const book = wholeBook();
    const first = counted('b1');
    const compiled = await loadSchemas(book, first.known);
    const again = counted('b1');
    const kept = await loadSchemas(book, again.known);
    expect([first.found(), again.found()]).toEqual([0, book.length + 1]);
    expect(kept.problems).toEqual(compiled.problems);
    expect(kept.schemas.map(({ registry }) => withoutFunctions(registry))).toEqual(
      compiled.schemas.map(({ registry }) => withoutFunctions(registry)),
    );
    const seen = { valid: 0, invalid: 0 };
    for (const [i, { registry, validate }] of compiled.schemas.entries()) {
      for (const record of await recordsOf(registry.name)) {
        const expected = validate(record);
        expect(kept.schemas[i]?.validate(record), `${registry.name} ${JSON.stringify(record)}`).toEqual(
          expected,
        );
        seen[expected.length === 0 ? 'valid' : 'invalid']++;
      }
    }
    expect(seen.valid).toBeGreaterThan(50);
    expect(seen.invalid).toBeGreaterThan(500);
  }, 120_000);

  test('are compiled anew by another build, and where what was kept is spoilt, is gone, or may not be used', async () => {
    const found = async (build: string) => {
      const { known, found } = counted(build);
      await loadSchemas(own.slice(0, 1), known);
      return found();
    };
    expect([await found('b1'), await found('b1'), await found('b2')]).toEqual([0, 2, 0]);
    const folder = join(home, 'grantbook/schemas-b1');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      writeFileSync(join(folder, name), bytes.fill(7, 5, 6));
    }
    expect([await found('b1'), await found('b1')]).toEqual([0, 2]);
    for (const name of readdirSync(folder)) truncateSync(join(folder, name), 4);
    expect([await found('b1'), await found('b1')]).toEqual([0, 2]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    expect([await found('b1'), await found('b1')]).toEqual([0, 2]);
    vi.stubEnv('CI', 'true');
    expect(await found('b1')).toBe(0);
  });

  test('of which what they declare cannot be kept are compiled once all the same', async () => {
    const odd = wholeBook().map(({ file, text }) => ({
      file,
      text: file.endsWith('risks.schema.json')
        ? text
            .replace('"properties": {', '"properties": { "$map": { "type": "string", "description": "any" },')
            .replace('"sets": {', '"sets": { "$map": "x",')
        : text,
    }));
    const loaded = async () => {
      const { known, found } = counted('b1');
      const { schemas, problems } = await loadSchemas(odd, known);
      const risks = schemas.find(({ registry }) => registry.name === 'risks');
      return { found: found(), problems, risks: risks && withoutFunctions(risks.registry) };
    };
    const [first, again] = [await loaded(), await loaded()];
    expect(first).toMatchObject({ found: 0, problems: [] });
    expect(JSON.stringify(first.risks)).toContain('"$map":"x"');
    expect(again).toEqual({ ...first, found: odd.length + 1 });
  });

  test('that are wrong are not kept, and are told of each time', async () => {
    const wrong = own.map(({ file, text }) => ({
      file,
      text: text.replace('"type": "object"', '"type": "objet"'),
    }));
    const first = await loadSchemas(wrong.slice(0, 2), knownSchemas('b1'));
    expect(first.problems.length).toBeGreaterThan(0);
    expect((await loadSchemas(wrong.slice(0, 2), knownSchemas('b1'))).problems).toEqual(first.problems);
  });

  test('ask for nothing but what a compiled schema needs', () => {
    const validate = keptValidator('require("node:fs")');
    expect(() => validate({})).toThrow('a compiled schema asks for node:fs');
  });
});

/** What a schema says, without the functions that look things up in it. */
function withoutFunctions(registry: LoadedSchema['registry']): unknown {
  return JSON.parse(JSON.stringify(registry));
}

let book: Awaited<ReturnType<typeof loadWorkspace>> | undefined;

/** Some records of the B-WISE book, and each with one field taken away or made something else. */
async function recordsOf(name: string): Promise<Mapping[]> {
  book ??= await loadWorkspace(openWorkingTree('.'), { known: knownSchemas(undefined) });
  const entries = OWN.includes(name) ? (book.registries.get(name)?.entries ?? []).slice(0, 12) : [];
  return entries.flatMap(({ data }) => [data, ...Object.keys(data).flatMap((field) => changed(data, field))]);
}

function changed(data: Mapping, field: string): Mapping[] {
  const { [field]: _, ...rest } = data;
  return [
    rest,
    { ...data, [field]: 17 },
    { ...data, [field]: ['x', 'x'] },
    { ...data, [field]: `${data[field]} ` },
  ];
}
