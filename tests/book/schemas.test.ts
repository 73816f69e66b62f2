import { describe, expect, it } from 'vitest';
import { type Data, isData, part, readBook, readSchemas } from './book.ts';

const book = readBook();
const schemas = readSchemas();
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

describe('the schemas', () => {
  it('declare the registries that every project begins with, and one library of definitions', () => {
    expect(book.map(({ name }) => name)).toEqual(
      expect.arrayContaining(
        'actions decisions deliverables meetings milestones partners people project risks tasks work-packages'.split(
          ' ',
        ),
      ),
    );
    expect(part(schemas.get('common.schema.json'), '$defs')).toBeDefined();
  });

  it.each([...schemas])('%s is named by its $id and is a 2020-12 schema', (file, schema) => {
    expect(schema.$id).toBe(file);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it.each(book.map((r) => [r.name, r.schema] as const))('%s explains every field', (_, schema) => {
    const missing: string[] = [];
    for (const [name, property] of Object.entries(part(schema, 'properties') as Data)) {
      const ref = part(property, '$ref');
      const target = typeof ref === 'string' ? definition(ref) : undefined;
      for (const word of ['title', 'description']) {
        if (typeof (part(property, word) ?? part(target, word)) !== 'string') missing.push(`${name}.${word}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it.each(book.map((r) => [r.name, r.schema] as const))(
    '%s lets every record carry notes, links and tags',
    (_, schema) => {
      const fields = Object.keys(part(schema, 'properties') as Data);
      expect(['notes', 'links', 'tags'].filter((field) => !fields.includes(field))).toEqual([]);
      expect(part(schema, 'additionalProperties')).toBe(false);
    },
  );

  it('let no name of a record have a line break', () => {
    const loose = book.flatMap(({ name, schema }) => {
      const label = String(part(schema, 'x-registry', 'label'));
      const field = part(schema, 'properties', label) as Data;
      const bound = ['format', 'pattern', 'enum', 'x-ref'].some((keyword) => field[keyword] !== undefined);
      return bound ? [] : [`${name}.${label}`];
    });
    expect(loose).toEqual([]);
  });

  it('give only examples and defaults that are valid themselves', () => {
    const wrong = book.flatMap(({ name, schema }) =>
      Object.entries(part(schema, 'properties') as Data).flatMap(([field, property]) => {
        const pattern = new RegExp(String(part(property, 'pattern') ?? ''));
        const choices = part(property, 'enum');
        const value = part(property, 'default');
        const bad = texts(part(property, 'examples')).filter((example) => !pattern.test(example));
        if (Array.isArray(choices) && value !== undefined && !choices.includes(value))
          bad.push(String(value));
        return bad.map((example) => `${name}.${field}: ${example}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  const lifecycles = book.filter(({ schema }) => schema['x-lifecycle'] !== undefined);
  it('give most registries a lifecycle', () => expect(lifecycles.length).toBeGreaterThanOrEqual(9));

  it.each(lifecycles.map((r) => [r.name, r.schema] as const))('%s has a sound lifecycle', (_, schema) => {
    const life = schema['x-lifecycle'] as Data;
    const fields = Object.keys(schema.properties as Data);
    const states = Object.keys(life.states as Data);
    expect(states.sort()).toEqual(texts(part(schema, 'properties', String(life.field), 'enum')).sort());
    const used = Object.values(life.transitions as Data).filter(isData);
    const reached = new Set([String(life.initial), ...used.map((step) => String(step.to))]);
    expect([...reached].sort()).toEqual(states);
    expect(used.flatMap((step) => texts(step.from)).filter((from) => !states.includes(from))).toEqual([]);
    const parts = [...used, ...Object.values(life.states as Data).filter(isData)];
    const named = parts.flatMap((p) => [
      ...texts(p.requires),
      ...texts(p.frozen),
      ...Object.keys(isData(p.sets) ? p.sets : {}),
      ...(typeof p.waits_for === 'string' ? [p.waits_for] : []),
    ]);
    expect(named.filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('name only roles that people can have', () => {
    const roles = texts(part(schemas.get('people.schema.json'), 'properties', 'roles', 'items', 'enum'));
    const steps = lifecycles.flatMap(({ schema }) =>
      Object.values(part(schema, 'x-lifecycle', 'transitions') as Data),
    );
    const by = steps.flatMap((step) => texts(part(step, 'by')));
    expect(by.length).toBeGreaterThan(0);
    expect(by.filter((role) => !roles.includes(role))).toEqual([]);
  });
});

function definition(ref: string): unknown {
  const [file = '', pointer = ''] = ref.split('#');
  return part(schemas.get(file), ...pointer.split('/').slice(1));
}
