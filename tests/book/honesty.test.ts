import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type BookRecord, type Data, part, readBook, readFolder, readSchemas, readText } from './book.ts';
import { eachValue } from './walk.ts';

const book = readBook();
const schemas = readSchemas();
const all = book.flatMap((registry) => registry.records);
const places = book.flatMap(({ schema, records }) =>
  records.flatMap(({ data }) => eachValue(data, schema, schemas)),
);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const records = (name: string): readonly BookRecord[] => book.find((r) => r.name === name)?.records ?? [];

describe('what the book says of itself', () => {
  it('names a source or is marked as made up, in every record', () => {
    const unmarked = all.filter(({ data }) => (data.source === undefined) === (data.illustrative !== true));
    expect(unmarked.map(({ data }) => data.id)).toEqual([]);
    const unknown = all.flatMap(({ data }) =>
      texts(data.illustrative_fields)
        .filter((f) => data[f] === undefined)
        .map((f) => `${data.id} ${f}`),
    );
    expect(unknown).toEqual([]);
  });

  it('gives no source for who did something: the people are made up', () => {
    const said = sourced(({ data }, field) => /\bP-[0-9]{3}\b/.test(JSON.stringify(data[field])));
    expect(said).toEqual([]);
  });

  it('gives no source for a work package from the fourth on: that there are ten is public, what each is about is not', () => {
    const later = /"WP([4-9]|10)"/;
    const said = sourced(
      ({ data }, field) => /^(wp|wps)$/.test(field) && later.test(JSON.stringify(data[field])),
    );
    expect(said).toEqual([]);
  });

  it('lists every source it names', () => {
    const listed = (part(records('project')[0]?.data, 'sources') as Data[]).map(({ key }) => String(key));
    const named = places
      .filter(({ path }) => /(^|\.)(review_)?source\.\d+$/.test(path))
      .map(({ value }) => String(value));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !listed.includes(key))).toEqual([]);
  });

  it('holds no address outside example.org', () => {
    const domains = book
      .flatMap(({ records: list }) => [...new Set(list.map(({ file }) => file))])
      .flatMap((file) => [...readText(file).matchAll(/[^\s"]+@([\w.-]+)/g)].map((match) => match[1]));
    expect(domains.length).toBeGreaterThan(30);
    expect(new Set(domains)).toEqual(new Set(['example.org']));
  });

  it('names nobody who is named in the public sources', () => {
    const words = records('people').flatMap(({ data }) =>
      String(data.name)
        .toLowerCase()
        .split(/[\s-]+/),
    );
    const digests = words.map((word) => createHash('sha256').update(word).digest('hex').slice(0, 16));
    expect(digests.filter((digest) => REAL_FAMILY_NAMES.has(digest))).toEqual([]);
  });

  it('names people and organisations by their ids, nowhere else by their names', () => {
    const texts = new Set(book.flatMap(({ records: list }) => list.map(({ file }) => file)));
    const names = records('people').map(({ data }) => String(data.name));
    expect(names.length).toBeGreaterThan(30);
    const said = [...texts]
      .filter((file) => file !== 'project-data/people.yaml')
      .flatMap((file) =>
        names.filter((name) => readText(file).includes(name)).map((name) => `${file} ${name}`),
      );
    expect(said).toEqual([]);
  });

  it('lets nobody review or approve a deliverable of their own', () => {
    const partnerOf = new Map(records('people').map(({ data }) => [String(data.id), data.partner]));
    for (const { data } of records('deliverables')) {
      const writers = [String(data.editor), ...texts(data.authors)];
      const judges = [...texts(data.reviewers), String(data.approver)];
      expect([data.id, judges.filter((p) => p !== 'undefined' && writers.includes(p))]).toEqual([
        data.id,
        [],
      ]);
      expect([data.id, texts(data.reviewers).filter((p) => partnerOf.get(p) === data.lead)]).toEqual([
        data.id,
        [],
      ]);
    }
  });

  it('accepts minutes when the time for objections is over', () => {
    const accepted = records('meetings').filter(({ data }) => data.minutes_accepted_on !== undefined);
    expect(accepted.length).toBeGreaterThan(8);
    for (const { data } of accepted)
      expect([
        data.id,
        days(data.minutes_resent_on ?? data.minutes_sent_on, data.minutes_accepted_on),
      ]).toEqual([data.id, 15]);
  });
});

/** Returns the fields of records with a source that are held to be public and should not be. */
function sourced(isMadeUp: (record: BookRecord, field: string) => boolean): string[] {
  const claiming = all.filter(({ data }) => data.source !== undefined && data.illustrative !== true);
  return claiming.flatMap((record) =>
    Object.keys(record.data)
      .filter((field) => !texts(record.data.illustrative_fields).includes(field) && isMadeUp(record, field))
      .map((field) => `${record.data.id} ${field}`),
  );
}

describe('the files', () => {
  const folders = readFolder('project-data').filter((name) => !name.includes('.'));
  const files = ['project-data', ...folders.map((name) => `project-data/${name}`)].flatMap((folder) =>
    readFolder(folder)
      .filter((name) => name.includes('.'))
      .map((name) => `${folder}/${name}`),
  );
  it.each(files)('%s is tidy: LF, no tabs, no trailing space, a comment at its head', (file) => {
    expect(file).toMatch(/\.yaml$/);
    const text = readText(file);
    expect(text).toMatch(/^# [^\n]+\n/);
    expect(text).not.toMatch(/\r|\t|[ ]\n|\n\n\n/);
    expect(text.endsWith('\n')).toBe(true);
  });
});

/** Digests of family names in the public sources, so that the repository itself names nobody. */
const REAL_FAMILY_NAMES: ReadonlySet<string> = new Set([
  '7e4022266ccde6e6',
  '2ff7fa7752a320d1',
  '5accadf4fa4fefc0',
  'c6988a1b8bad038d',
  'e8b893a709d0dd7e',
  'eed12fdd7e283ec4',
  '07ceb0696347ae74',
  'a98c059ef6597192',
  'e9d62cb0b5aeaac0',
  'fc1b168a458d604f',
  '3798547d938af798',
  '6163cffd00ea8d9d',
  '3f31e8d8cd17e128',
]);

function days(from: unknown, to: unknown): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
}
