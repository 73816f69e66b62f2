import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateJson } from '../../src/exchange/merge/json-text.ts';
import { rewriteJson } from '../../src/exchange/merge/rewrite-json.ts';
import type { Mapping, Value } from '../../src/text/value.ts';

const schemas = readdirSync('schemas')
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => readFileSync(`schemas/${name}`, 'utf8'));
const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Value>;
const spaced = fc
  .tuple(value, fc.constantFrom(0, 1, 2, '\t'), fc.constantFrom('\n', '\r\n'))
  .map(([json, indent, eol]) => JSON.stringify(json, null, indent).replaceAll('\n', eol));

describe('a JSON text is edited in place', () => {
  test('every value stands where JSON.parse finds it', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        expect(locateJson(text).value).toEqual(JSON.parse(text));
      }),
    );
    for (const text of schemas) expect(locateJson(text).value).toEqual(JSON.parse(text));
  });

  test('a law: the result says what is wanted, and what says the same already is left byte for byte', () => {
    fc.assert(
      fc.property(spaced, spaced, (text, model) => {
        expect(JSON.parse(rewriteJson({ text, model }, JSON.parse(model)))).toEqual(JSON.parse(model));
        expect(rewriteJson({ text, model }, JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('a law: of a schema, the lines of every other field stay', () => {
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.nat(), fc.boolean(), (text, at, crlf) => {
        const own = crlf ? text.replaceAll('\n', '\r\n') : text;
        const json = JSON.parse(text) as Mapping & { properties?: Mapping };
        const names = Object.keys(json.properties ?? {});
        const name = names[at % (names.length || 1)];
        if (name === undefined || !json.properties) return;
        const properties = {
          ...json.properties,
          [name]: { ...(json.properties[name] as Mapping), title: 'Other' },
        };
        const written = rewriteJson({ text: own, model: text }, { ...json, properties });
        const [before, after] = [own.split('\n'), written.split('\n')];
        const same = (list: string[], other: string[]) => list.filter((line) => !other.includes(line)).length;
        expect(same(before, after)).toBeLessThanOrEqual(1);
        expect(same(after, before)).toBeLessThanOrEqual(2);
        expect(written.includes('\r\n')).toBe(crlf);
      }),
    );
  });

  test('what is new stands where the model has it, as the model writes it', () => {
    const text = '{\n  "a": ["x", "y"],\n  "c": { "d": 1 }\n}\n';
    const model = '{\n  "a": ["x", "z"],\n  "b": { "e": [1, 2] },\n  "c": { "d": 1, "f": 2 }\n}\n';
    expect(rewriteJson({ text, model }, JSON.parse(model))).toBe(model);
    expect(rewriteJson({ text, model: text }, { a: ['y'], c: {} })).toBe('{\n  "a": ["y"],\n  "c": {}\n}\n');
  });
});
