import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLines } from '../../src/io/git/merge-lines.ts';
import { compareFiles } from '../../src/procedures/upgrade/compare-files.ts';
import type { FileUpgrade, Side } from '../../src/procedures/upgrade/file-upgrade.ts';
import { lineChanges } from '../../src/procedures/upgrade/line-changes.ts';
import { filesOf } from '../../src/registry/files.ts';
import { contentDigest } from '../../src/registry/upgrade/origin.ts';
import type { Value } from '../../src/text/value.ts';
import { pretty } from '../support/small-book.ts';

type Texts = Readonly<Record<string, string | undefined>>;

const bytes = (text: string) => new TextEncoder().encode(text);
const given = (texts: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((each): each is [string, string] => each[1] !== undefined));

/** What a version had, what the book has, what the next version has: by path. */
type Book = { readonly base?: Texts; readonly ours: Texts; readonly theirs: Texts };

function compare({ base, ours, theirs }: Book, decided: Readonly<Record<string, Side>> = {}): FileUpgrade[] {
  const came = new Map(Object.entries(given(base ?? {})).map(([path, text]) => [path, bytes(text)]));
  return compareFiles({
    files: filesOf(given(ours)),
    shipped: new Map(Object.entries(given(theirs)).map(([path, text]) => [path, bytes(text)])),
    origin: base && {
      version: '0.1.0',
      digests: new Map([...came].map(([path, content]) => [path, contentDigest(path, content)])),
    },
    baseOf: (path) => came.get(path),
    mergeTexts: mergeLines,
    decided: new Map(Object.entries(decided)),
  });
}

const FILE = 'schemas/risks.schema.json';
const field = (more: Record<string, Value> = {}) => ({ type: 'string', ...more });
const schema = (properties: Record<string, Value>, more: Record<string, Value> = {}) =>
  pretty({ title: 'Risks', required: ['id'], properties: { id: field(), ...properties }, ...more });
const was = schema({ title: field({ maxLength: 120 }), kind: field({ enum: ['a', 'b'] }) });

/** One schema in three versions. */
function one(ours: string, theirs: string, decided: Readonly<Record<string, Side>> = {}) {
  const [file] = compare(
    { base: { [FILE]: was }, ours: { [FILE]: ours }, theirs: { [FILE]: theirs } },
    decided,
  );
  if (!file) throw new Error('no file');
  const { write, ...told } = file;
  return { ...told, text: write && new TextDecoder().decode(write) };
}

describe('how a file of a book stands to another version', () => {
  test('whoever alone changed it, or took it out, or added it, is told apart', () => {
    const names = Object.fromEntries('abcdefgh'.split('').map((name) => [name, `templates/${name}.md.hbs`]));
    const { a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '' } = names;
    const found = compare({
      base: { [a]: '1\n', [b]: '1\n', [c]: '1\n', [d]: '1\n', [e]: '1\n', [h]: '1\n' },
      ours: { [a]: '1\n', [b]: '1\n', [c]: '2\n', [d]: undefined, [e]: '1\n', [f]: '1\n', [h]: '2\n' },
      theirs: { [a]: '1\n', [b]: '2\n', [c]: '1\n', [d]: '2\n', [e]: undefined, [g]: '1\n', [h]: '2\n' },
    });
    expect(found.map(({ name, standing, write }) => `${name} ${standing}${write ? ' written' : ''}`)).toEqual(
      [
        'a same',
        'b brings written',
        'c own',
        'd taken-out',
        'e withdrawn',
        'f of-book',
        'g new written',
        'h same',
      ],
    );
  });

  test('what both changed goes together member by member, and the rest keeps its bytes', () => {
    const ours = was
      .replace('"maxLength": 120', '"maxLength":   200')
      .replace('"b"\n', '"b",\n        "own"\n');
    const theirs = schema(
      { title: field({ maxLength: 120 }), kind: field({ enum: ['a', 'c'] }), level: field() },
      { required: ['id', 'level'] },
    );
    const merged = one(ours, theirs);
    expect(merged).toMatchObject({ standing: 'merged', conflicts: [] });
    expect(JSON.parse(merged.text ?? '')).toEqual({
      title: 'Risks',
      required: ['id', 'level'],
      properties: {
        id: field(),
        title: field({ maxLength: 200 }),
        kind: field({ enum: ['a', 'own', 'c'] }),
        level: field(),
      },
    });
    expect(merged.text).toContain('"maxLength":   200');
    expect(merged.brings).toEqual([
      'field "kind": "c" may be chosen now',
      'field "kind": "b" may no longer be chosen',
      'field "level": new, required',
    ]);
    expect(merged.own).toEqual([
      'field "title": maxLength 200, was 120',
      'field "kind": "own" may be chosen now',
    ]);
  });

  test('what contradicts each other is told with all three values, and decided by people', () => {
    const ours = was.replace('120', '200');
    const theirs = was.replace('120', '80').replace('"title": "Risks"', '"title": "Hazards"');
    expect(one(ours, theirs)).toMatchObject({
      standing: 'conflict',
      text: undefined,
      conflicts: [{ place: 'field "title", maxLength', before: '120', ours: '200', theirs: '80' }],
    });
    const title = '"title": "Hazards"';
    expect(one(ours, theirs, { [FILE]: 'ours' }).text).toBe(ours.replace('"title": "Risks"', title));
    expect(one(ours, theirs, { [FILE]: 'theirs' }).text).toBe(theirs);
  });

  test('a field that the one took out and the other changed is decided by people as well', () => {
    const ours = schema({ title: field({ maxLength: 120 }) });
    const theirs = was.replace('"b"', '"c"');
    expect(one(ours, theirs)).toMatchObject({ standing: 'conflict', conflicts: [{ ours: 'not there' }] });
  });

  test('line ends are no change, and a file keeps those that it has', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const theirs = was.replace('120', '80');
    expect(one(windows(was), was)).toMatchObject({ standing: 'same' });
    expect(one(windows(was), theirs)).toMatchObject({ standing: 'brings', text: windows(theirs) });
    expect(one(windows(was.replace('"a"', '"z"')), theirs)).toMatchObject({
      standing: 'merged',
      text: windows(theirs.replace('"a"', '"z"')),
    });
  });

  test('a template is merged by lines; where both changed the same ones, both are shown', () => {
    const path = 'templates/minutes.md.hbs';
    const base = 'one\ntwo\nthree\nfour\nfive\n';
    const run = (ours: string, theirs: string, decided = {}) =>
      compare({ base: { [path]: base }, ours: { [path]: ours }, theirs: { [path]: theirs } }, decided)[0];
    const merged = run(base.replace('one', 'ONE'), base.replace('five', 'FIVE'));
    expect(new TextDecoder().decode(merged?.write)).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
    const contrary = run(base.replace('two', 'TWO'), base.replace('two', 'zwei'));
    expect(contrary).toMatchObject({
      standing: 'conflict',
      conflicts: [{ place: 'the lines from 2 on', before: 'two\n', ours: 'TWO\n', theirs: 'zwei\n' }],
    });
    const decided = run(base.replace('two', 'TWO'), base.replace('two', 'zwei'), { [path]: 'theirs' });
    expect(new TextDecoder().decode(decided?.write)).toBe(base.replace('two', 'zwei'));
  });

  test('of a picture or a Word file that both changed, one is taken whole', () => {
    const path = 'templates/eu-emblem.png';
    const book = { base: { [path]: 'a' }, ours: { [path]: 'bb' }, theirs: { [path]: 'ccc' } };
    expect(compare(book)[0]).toMatchObject({
      standing: 'conflict',
      conflicts: [{ place: 'the whole file' }],
    });
    expect(compare(book, { [path]: 'theirs' })[0]?.write).toEqual(bytes('ccc'));
    expect(compare(book, { [path]: 'ours' })[0]?.write).toBeUndefined();
  });

  test('where nobody knows what it was, nothing is guessed', () => {
    const book = { ours: { [FILE]: was.replace('120', '200') }, theirs: { [FILE]: was } };
    expect(compare(book)[0]).toMatchObject({
      standing: 'unknown-base',
      brings: ['field "title": maxLength 120, was 200'],
    });
    expect(compare(book, { [FILE]: 'ours' })[0]?.write).toBeUndefined();
    expect(compare(book, { [FILE]: 'theirs' })[0]?.write).toEqual(bytes(was));
  });
});

describe('a law of the merge of schemas', () => {
  const member = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom<Value>(1, 2, ['x'], ['x', 'y'], { e: 1 }),
  );
  test('it is the same whichever side one stands on, and each side alone is taken as it is', () => {
    fc.assert(
      fc.property(member, member, member, (base, ours, theirs) => {
        const run = (left: Value, right: Value) =>
          compare({
            base: { [FILE]: pretty(base) },
            ours: { [FILE]: pretty(left) },
            theirs: { [FILE]: pretty(right) },
          })[0];
        const [one, other] = [run(ours, theirs), run(theirs, ours)];
        expect(one?.conflicts.map(({ place }) => place).sort()).toEqual(
          other?.conflicts.map(({ place }) => place).sort(),
        );
        const said = (file: FileUpgrade | undefined, own: Value) =>
          file?.write ? JSON.parse(new TextDecoder().decode(file.write)) : own;
        if (one?.standing !== 'conflict')
          expect(sorted(said(one, ours))).toEqual(sorted(said(other, theirs)));
        expect(said(run(base, theirs), base)).toEqual(theirs);
        expect(said(run(ours, base), ours)).toEqual(ours);
      }),
    );
  });

  test('a law: the lines that go and come lead from one text to the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = lineChanges(`${before.join('\n')}\n`, `${after.join('\n')}\n`);
        const count = (lines: readonly string[], of: string) => lines.filter((line) => line === of).length;
        for (const each of ['a', 'b', 'c'])
          expect(count(before, each) - count(changes, `- ${each}`) + count(changes, `+ ${each}`)).toBe(
            count(after, each),
          );
      }),
    );
  });
});

/** Lists of plain values may be joined in either order. */
function sorted(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, each) => (Array.isArray(each) ? [...each].sort() : each)),
  ) as Value;
}
