import { describe, expect, it } from 'vitest';
import { type BookRecord, type Data, isData, part, readBook, readSchemas } from './book.ts';
import { eachValue, monthEnd, type Place } from './walk.ts';

const book = readBook();
const schemas = readSchemas();
const all = book.flatMap(({ name, records }) => records.map((record) => ({ name, ...record })));
const ids = new Map(all.map(({ name, data }) => [String(data.id), name]));

/** The members of every record, each with the schema that describes it. */
const places = book.flatMap(({ name, schema, records }) =>
  records.flatMap(({ data }) =>
    eachValue(data, schema, schemas).map((place) => ({ ...place, where: `${name} ${data.id}` })),
  ),
);
const withKeyword = (keyword: string) => places.filter(({ schema }) => schema[keyword] !== undefined);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const records = (name: string): readonly BookRecord[] => book.find((r) => r.name === name)?.records ?? [];
const siblings = ({ parent, schema }: Place, keyword: string): unknown => parent[String(schema[keyword])];

describe('the book', () => {
  it.each(book.map((r) => [r.name, r] as const))('%s holds valid records', (_, { validate, records }) => {
    const errors = records.flatMap(({ file, data }) =>
      validate(data)
        ? []
        : (validate.errors ?? []).map((e) => `${file} ${data.id} ${e.instancePath} ${e.message}`),
    );
    expect(errors).toEqual([]);
  });

  it.each([
    ['partners', 23],
    ['people', 30],
    ['work-packages', 10],
    ['tasks', 30],
    ['deliverables', 25],
    ['milestones', 10],
    ['risks', 18],
    ['meetings', 10],
    ['decisions', 15],
    ['actions', 25],
  ])('has at least as many %s as promised (%i)', (name, count) => {
    expect(records(name).length).toBeGreaterThanOrEqual(count);
  });

  it('has 170 records or more, every id once', () => {
    expect(all.length).toBeGreaterThanOrEqual(170);
    expect(ids.size).toBe(all.length);
  });

  it('lives in both layouts: list files and a file per record', () => {
    const sources = book.map(({ schema }) => Object.keys(part(schema, 'x-registry', 'source') as Data)[0]);
    expect(new Set(sources)).toEqual(new Set(['file', 'folder']));
    for (const name of ['deliverables', 'meetings']) {
      for (const { file, data } of records(name)) expect(file).toBe(`project-data/${name}/${data.id}.yaml`);
    }
  });

  it.each(book.map((r) => [r.name, r] as const))(
    '%s has ids as its pattern and its template say',
    (_, registry) => {
      const rule = registry.schema['x-id'];
      if (!isData(rule)) {
        expect(part(registry.schema, 'x-registry', 'single')).toBe(true);
        return;
      }
      for (const { data } of registry.records) {
        expect(String(data.id)).toMatch(new RegExp(String(rule.pattern)));
        const next = String(rule.next ?? data.id).replace(/\{(?!n[:}])(\w+)\}/g, (_all, field) =>
          String(data[field]).replace(/^[A-Z]+-?(?=\d)/, ''),
        );
        expect(String(data.id)).toMatch(
          new RegExp(`^${next.replace('.', '\\.').replace(/\{n(:\d)?\}/, '\\d+')}$`),
        );
      }
    },
  );

  it('refers only to records that exist, in the registries that the schema names', () => {
    const refs = withKeyword('x-ref');
    expect(refs.length).toBeGreaterThan(1000);
    const broken = refs.filter(({ value, schema }) => {
      const to = part(schema, 'x-ref', 'to');
      return !(Array.isArray(to) ? to : [to]).includes(ids.get(String(value)));
    });
    expect(broken.map(({ where, path, value }) => `${where} ${path}: ${value}`)).toEqual([]);
  });

  it('has dates that agree with their months and stand in order', () => {
    const months = withKeyword('x-month');
    expect(months.length).toBeGreaterThan(60);
    for (const place of months) {
      expect([place.where, place.value]).toEqual([
        place.where,
        monthEnd('2021-01-01', String(siblings(place, 'x-month'))),
      ]);
    }
    const late = withKeyword('x-not-before').filter((place) => {
      const start = siblings(place, 'x-not-before');
      return start !== undefined && rank(place.value) < rank(start);
    });
    expect(late.map(({ where, path }) => `${where} ${path}`)).toEqual([]);
    expect(monthEnd('2021-01-01', 'M48')).toBe(records('project')[0]?.data.end_date);
  });

  it('submits after approval, and is judged after submission', () => {
    const steps = ['approved_on', 'delivery_date', 'acceptance_date'];
    for (const { data } of records('deliverables')) {
      const dates = steps.map((step) => data[step]).filter((day) => day !== undefined);
      expect([data.id, dates]).toEqual([data.id, [...dates].sort()]);
    }
  });

  it('gives every record the fields its state asks for', () => {
    const missing = book.flatMap(({ schema, records: list }) =>
      list.flatMap(({ data }) => {
        const state = String(data[String(part(schema, 'x-lifecycle', 'field'))]);
        const wanted = texts(part(schema, 'x-lifecycle', 'states', state, 'requires'));
        return wanted.filter((field) => data[field] === undefined).map((field) => `${data.id} ${field}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});

function rank(value: unknown): string {
  return String(value).replace(/^M(\d+)$/, (_, n: string) => n.padStart(4, '0'));
}
