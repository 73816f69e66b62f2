import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { check } from '../../src/rules/check.ts';
import { isAnchored } from '../../src/schema/anchored-pattern.ts';
import { compileSchema } from '../../src/schema/compile-schema.ts';
import { schemaDigests } from '../../src/schema/load-schemas.ts';
import { loadSmall, placesOf, pretty, smallBook, smallSchemas } from '../support/small-book.ts';

const SCHEMA = 'schemas/deliverables.schema.json';
const { deliverables } = smallSchemas;

/** The codes found where the schema of deliverables is changed at its root, or in its properties. */
async function codesWith(change: object, properties: object = {}): Promise<string[]> {
  const changed = { ...deliverables, ...change, properties: { ...deliverables.properties, ...properties } };
  const found = placesOf({ workspace: await loadSmall({ [SCHEMA]: pretty(changed) }) });
  return [...new Set(found.map((place) => place.split(' ')[1] ?? ''))];
}

describe('a mistake in a schema is told, never passed over', () => {
  const lifecycle = deliverables['x-lifecycle'] as object;
  const rows: [what: string, change: object, properties: object, code: string][] = [
    [
      'x-ref in an open set of fields',
      { additionalProperties: { type: 'string', 'x-ref': { to: 'people' } } },
      {},
      'declaration/conditional-reference',
    ],
    [
      'x-ref in patternProperties',
      { patternProperties: { '^z$': { type: 'string', 'x-ref': { to: 'people' } } } },
      {},
      'declaration/conditional-reference',
    ],
    [
      'x-month beside nothing',
      {},
      { due: { type: 'string', format: 'date', 'x-month': 'deu_month' } },
      'declaration/unknown-field',
    ],
    [
      'x-not-before beside nothing',
      {},
      { due: { type: 'string', format: 'date', 'x-not-before': 'strat' } },
      'declaration/unknown-field',
    ],
    [
      'a deadline that is done in no state',
      { 'x-deadline': { date: 'due', done: ['sent'] } },
      {},
      'declaration/lifecycle',
    ],
    [
      'a step that sets no property',
      {
        'x-lifecycle': {
          ...lifecycle,
          transitions: { draft: { from: ['planned'], to: 'draft', sets: { sent_no: '$today' } } },
        },
      },
      {},
      'declaration/unknown-field',
    ],
    [
      'a lifecycle on a property',
      {},
      { notes: { type: 'string', 'x-lifecycle': lifecycle } },
      'declaration/annotation',
    ],
    [
      'an alternative outside brackets',
      {},
      { notes: { type: 'string', pattern: '^a|b$' } },
      'declaration/unanchored-pattern',
    ],
    [
      'a pattern that cannot be compiled',
      {},
      { notes: { type: 'string', pattern: '^([0-9]+$' } },
      'declaration/unanchored-pattern',
    ],
    [
      'a pattern with look-ahead',
      {},
      { notes: { type: 'string', pattern: '^(?=a)b$' } },
      'declaration/invalid',
    ],
    [
      'an id pattern that the ids are not checked by',
      { 'x-id': { field: 'id', prefix: 'D', pattern: '^D[0-9]$' } },
      {},
      'declaration/annotation',
    ],
    [
      'a prefix that no id begins with',
      { 'x-id': { field: 'id', prefix: 'X', pattern: '^D[0-9]+\\.[0-9]+$' } },
      {},
      'declaration/prefix',
    ],
  ];
  test.each(rows)('%s', async (...row) => {
    const [, change, properties, code] = row;
    expect(await codesWith(change, properties)).toContain(code);
  });

  test('a key that stands twice', async () => {
    const text = pretty(deliverables).replace(
      '"noun": "deliverable",',
      '"noun": "deliverable",\n    "noun": "thing",',
    );
    const found = placesOf({ workspace: await loadSmall({ [SCHEMA]: text }) });
    expect(found).toEqual([`${SCHEMA}:9:5 declaration/invalid`]);
  });

  test('a shared schema under another name', async () => {
    const common = { file: 'schemas/common.schema.json', text: '{}' };
    const schema = { file: SCHEMA, text: '{"x-registry": {}}' };
    const moved = { ...common, file: 'schemas/kommon.schema.json' };
    const [digest, other] = [common, moved].map((shared) => schemaDigests([schema, shared])(schema));
    expect(digest).not.toBe(other);
  });
});

test('a field that is required is one of the record’s own, not one that every object has', async () => {
  const properties = { toString: {} };
  const compiled = await compileSchema({ type: 'object', required: ['toString'], properties }, []);
  expect(compiled.ok && compiled.validate({})).toBe(false);
});

test('two patterns of one schema that the linear engine has both count', async () => {
  const properties = {
    a: { type: 'string', pattern: '^(x|y)+$' },
    b: { type: 'string', pattern: '^(v|w)+$' },
  };
  const compiled = await compileSchema({ type: 'object', properties }, []);
  expect(compiled.ok && compiled.validate({ a: 'xy', b: 'vw' })).toBe(true);
  expect(compiled.ok && compiled.validate({ a: 'xy', b: 'xy' })).toBe(false);
});

describe('a schema made to hang or to overflow', () => {
  test('refers to itself many times over', async () => {
    const self = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { $ref: '#/$defs/a' }]),
    );
    const codes = await codesWith(
      { $defs: { a: { type: 'object', properties: self } } },
      { notes: { $ref: '#/$defs/a' } },
    );
    expect(codes.filter((code) => !code.startsWith('schema/'))).toEqual([]);
  });

  test('unfolds to more parts than anybody needs', async () => {
    const level = (n: number) => ({
      type: 'object',
      properties: Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { $ref: `#/$defs/l${n + 1}` }]),
      ),
    });
    const $defs = Object.fromEntries(
      [...Array(10).keys()].map((n) => [`l${n}`, n < 9 ? level(n) : { type: 'string' }]),
    );
    expect(await codesWith({ $defs }, { notes: { $ref: '#/$defs/l0' } })).toEqual([
      'declaration/cannot-compile',
    ]);
  });

  test('is nested without end, and the other schemas load all the same', async () => {
    const deep = `${'{"not":'.repeat(9000)}{}${'}'.repeat(9000)}`;
    const workspace = await loadSmall({ 'schemas/deep.schema.json': deep });
    expect(placesOf({ workspace })).toEqual(['schemas/deep.schema.json:1:1 declaration/cannot-compile']);
    expect([...workspace.registries.keys()]).toEqual(['deliverables', 'partners', 'people', 'project']);
  });

  test('makes ids of one long field over and over', async () => {
    const schema = {
      ...smallSchemas.people,
      $id: 'laptops.schema.json',
      'x-registry': { noun: 'laptop', label: 'model', source: { file: 'laptops' } },
      'x-id': { field: 'id', prefix: 'L-', pattern: '^L-[0-9].*$', next: `L-${'{model}'.repeat(6)}-{n}` },
      required: ['id', 'model'],
      properties: { id: { type: 'string', pattern: '^L-[0-9].*$' }, model: { type: 'string' } },
    };
    const contents = {
      ...smallBook,
      'schemas/laptops.schema.json': pretty(schema),
      'project-data/laptops.yaml': `- id: L-1${'a'.repeat(200)}\n  model: b\n`,
    };
    const workspace = await loadWorkspace(filesOf(contents));
    expect(check({ workspace }).map(({ code }) => code)).toEqual(['ids/disagrees']);
  });
});

test.each([
  ['^a$', true],
  ['^(a|b)$', true],
  ['^[|]$', true],
  ['^a\\|b$', true],
  ['^a|b$', false],
  ['a$', false],
  ['^a', false],
  ['^a\\$', false],
  ['^(a|b$', false],
])('%s is anchored: %s', (pattern, expected) => {
  expect(isAnchored(pattern)).toBe(expected);
});
