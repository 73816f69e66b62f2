import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isList, isMapping, type Mapping, type Value, valueAt } from '../../src/text/value.ts';

/** A member of records as its schema says it: its way from the root, and what it holds (of a list, an item). */
type Member = { readonly way: string; readonly schema: Mapping; readonly held: Mapping };

const CONDITIONS = ['if', 'then', 'else', 'allOf', 'not'];

/** Every member that a schema declares itself, at any depth; what stands in a condition declares none. */
function membersOf(schema: Mapping, way = ''): Member[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (!isMapping(value) || keyword.startsWith('x-') || CONDITIONS.includes(keyword)) return [];
    if (keyword !== 'properties' && keyword !== '$defs') return membersOf(value, way);
    return Object.entries(value).flatMap(([name, member]) => {
      if (!isMapping(member)) return [];
      const inner = `${way}.${name}`;
      const held = member.type === 'array' && isMapping(member.items) ? member.items : member;
      return [{ way: inner.slice(1), schema: member, held }, ...membersOf(member, inner)];
    });
  });
}

const shipped = readdirSync('schemas')
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => {
    const json = JSON.parse(readFileSync(`schemas/${name}`, 'utf8')) as Mapping;
    return { name: name.replace('.schema.json', ''), json, members: membersOf(json) };
  });

const own = ({ schema }: Member) => schema.$ref === undefined;
const texts = (value: Value | undefined) => (isList(value) ? value.map(String) : []);
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
const isText = (value: Value | undefined) => typeof value === 'string' && value.trim() !== '';

/** Texts, numbers and dates, and lists of them; not words to choose from, yes or no, and groups of members. */
function isWritten({ held }: Member): boolean {
  const types = [held.type].flat();
  return (
    held.$ref === undefined &&
    held.enum === undefined &&
    held.const === undefined &&
    types.some((type) => ['string', 'integer', 'number'].includes(String(type)))
  );
}

function hasExample({ schema, held }: Member): boolean {
  const said = `${String(schema.description ?? '')} ${String(held.description ?? '')}`;
  return isList(schema.examples) || isList(held.examples) || /Example: \S/.test(said);
}

const ways = (members: readonly Member[]) => members.map(({ way }) => way);

test('the shipped schemas have the members that are asked here', () => {
  const all = shipped.flatMap(({ members }) => members);
  expect(all.filter(own).length).toBeGreaterThan(1000);
  expect(all.filter(({ held }) => isList(held.enum)).length).toBeGreaterThan(125);
});

describe.each(shipped)('$name', ({ json, members }) => {
  const choices = members.filter(({ held }) => isList(held.enum));

  test('every field has a title and says what it is', () => {
    const silent = members.filter(
      (member) => own(member) && !(isText(member.schema.title) && isText(member.schema.description)),
    );
    expect(ways(silent)).toEqual([]);
  });

  test('every value to choose has a meaning in a few words, which is not the value again', () => {
    const wrong = choices.flatMap(({ way, held }) =>
      texts(held.enum).flatMap((value, i) => {
        const meaning = texts(held.enumDescriptions)[i] ?? '';
        const words = meaning.split(' ').length;
        return plain(meaning) === '' || plain(meaning) === plain(value) || words > 12
          ? [`${way} ${value}: ${meaning}`]
          : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('JetBrains is told the same words as VS Code', () => {
    for (const { way, held } of choices) {
      const meanings = texts(held.enumDescriptions);
      const wanted = Object.fromEntries(texts(held.enum).map((value, i) => [value, meanings[i]]));
      expect(held['x-intellij-enum-metadata'], way).toEqual(wanted);
    }
  });

  test('a state is called what the lifecycle calls it, and what that means', () => {
    const field = valueAt(json, ['x-lifecycle', 'field']);
    const state = choices.find(({ way }) => way === field)?.held;
    const titles = texts(state?.enum).map((name) => valueAt(json, ['x-lifecycle', 'states', name, 'title']));
    for (const [i, meaning] of texts(state?.enumDescriptions).entries())
      if (titles[i] !== undefined) expect(meaning).toMatch(new RegExp(`^${String(titles[i])}: \\S`));
  });

  test('every text, number and date has an example', () => {
    expect(ways(members.filter((member) => isWritten(member) && !hasExample(member)))).toEqual([]);
  });
});
