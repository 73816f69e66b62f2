import { expect, test } from 'vitest';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { validateExit } from '../../src/cli/validate/validate-exit.ts';
import { crossCheck } from '../../src/registry/cross-check.ts';
import { isMapping, type Value } from '../../src/text/value.ts';
import type { YamlJudge } from '../../src/text/yaml/judge.ts';
import { loadSmall } from '../support/small-book.ts';
import { judge } from './yaml-read-harness.ts';

/** A full parser that reads one text otherwise than the strict reader does. */
const liar: YamlJudge = {
  judge: (text, slice, places) => {
    const { value, faults } = judge.judge(text, slice, places);
    return { value: value === undefined ? value : otherwise(value), faults };
  },
};

function otherwise(value: Value): Value {
  if (Array.isArray(value)) return value.map(otherwise);
  if (isMapping(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, otherwise(member)]));
  return value === 'P-002' ? 'P-2' : value;
}

/** A full parser that refuses what the strict reader takes. */
const refusing: YamlJudge = {
  judge: (_, { start }) => ({
    value: undefined,
    faults: [{ code: 'yaml/syntax', span: { start, end: start + 1 }, message: 'no' }],
  }),
};

test('readers that agree: every record in the plain style was read by both', async () => {
  const workspace = await loadSmall();
  expect(await crossCheck(workspace)).toEqual({ both: workspace.entries.size, disagreements: [] });
});

test('a record that only the full parser reads is not counted', async () => {
  const workspace = await loadSmall({
    'project-data/people.yaml': '- {? id: P-001, name: Ada}\n- id: P-002\n',
  });
  const { both } = await crossCheck(workspace);
  expect(both).toBeLessThan(workspace.entries.size);
});

test('a reader that reads otherwise is found out, at the place, and it is a bug', async () => {
  const workspace = await loadSmall();
  const { disagreements } = await crossCheck(workspace, liar);
  const places = [...placeFindings(disagreements, workspace.files)].map(({ finding, place, line }) => [
    finding.code,
    finding.message,
    line.slice(place.start.column - 1),
  ]);
  const says = (field: string) => `the two YAML readers of grantbook do not read the same in "${field}"`;
  expect(places).toEqual([
    ['yaml/readers-disagree', says('reviewers.0'), 'P-002]'],
    ['yaml/readers-disagree', says('id'), 'P-002'],
  ]);
  expect(validateExit(disagreements, 10)).toBe(70);
});

test('a reader that refuses what the other takes is found out, record by record', async () => {
  const workspace = await loadSmall();
  const { disagreements } = await crossCheck(workspace, refusing);
  expect(disagreements).toHaveLength(workspace.entries.size);
  expect(new Set(disagreements.map(({ code }) => code))).toEqual(new Set(['yaml/readers-disagree']));
});
