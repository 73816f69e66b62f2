import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scorecardPage } from '../../scripts/scorecard/page.ts';
import { joinFigures, readResults, sealOf, verdictOn } from '../../scripts/scorecard/results.ts';
import { isOf, listTests, outcomesIn } from '../../scripts/scorecard/run-tests.ts';
import { brokenText, faultAsItIs } from '../../scripts/scorecard/try-row.ts';
import type { HeldRow } from './row.ts';
import { topics } from './rows.ts';

const rows = topics.flatMap((topic) => topic.rows);
const held = rows.filter((row): row is HeldRow => 'tests' in row);

/** The rows that the list of inputs and faults has; what a topic adds of its own is a fault (F). */
const LISTED = Array.from({ length: 100 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`).filter(
  (id) => !['S79', 'S80', 'S88'].includes(id),
);

describe('the rows of the scorecard', () => {
  test('every number that is listed has a row, and no row stands twice', () => {
    const ids = rows.map(({ id }) => id);
    expect(LISTED.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^(S\d{2,3}|F\d{2})$/.test(id))).toEqual([]);
  });

  test('the tests that they name are there', () => {
    const named = held.flatMap(({ id, tests }) => tests.map((each) => ({ id, ...each })));
    const files = [...new Set(named.map(({ file }) => file))];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const listed = listTests(files);
    expect(named.filter((each) => !listed.some((other) => isOf(each, other)))).toEqual([]);
    // Every file of tests is collected for that, beside all that runs at the time.
  }, 240_000);

  test('the text of every control stands in its file once, and something else is put in its place', () => {
    const wrong = held.filter(
      ({ control }) =>
        !/^src\/.*\.ts$/.test(control.file) ||
        control.find === control.put ||
        brokenText(control, readFileSync(control.file, 'utf8')) === undefined,
    );
    expect(wrong.map(({ id, control }) => `${id} ${control.file}`)).toEqual([]);
  });

  test('the page is as the rows and what was found have it (else: npm run docs)', () => {
    expect(readFileSync('docs/scorecard.md', 'utf8')).toBe(scorecardPage(topics, readResults()));
  });
});

const row: HeldRow = {
  id: 'S01',
  says: 'a',
  expected: 'b',
  tests: [{ file: 'tests/a.test.ts', name: 'one' }],
  control: { file: 'src/a.ts', find: 'x', put: 'y' },
};

describe('a verdict', () => {
  const outcome = { file: 'tests/a.test.ts', name: 'group one', message: '' };

  test.each([
    ['passes', 'passed', undefined],
    ['fails', 'failed', 'the test "group one" fails'],
    ['is left out on this machine', 'skipped', 'this machine lacks what its tests need'],
  ] as const)('of a row whose test %s', (_, state, why) => {
    const fault = faultAsItIs(row, [{ ...outcome, state }]);
    expect(fault && 'why' in fault ? fault.why : undefined).toBe(why);
  });

  test('of a row whose test is not there', () => {
    const other = [{ ...outcome, name: 'two', state: 'passed' as const }];
    expect(faultAsItIs(row, other)).toEqual({
      state: 'not held',
      why: 'there is no test "one" in tests/a.test.ts',
    });
  });

  test('counts for the row as it was tried alone', () => {
    const rows = { S01: { state: 'held' as const, fails: 'one', of: sealOf(row) } };
    expect(verdictOn(row, { rows, figures: [] }).state).toBe('held');
    const changed = { ...row, control: { ...row.control, find: 'z' } };
    expect(verdictOn(changed, { rows, figures: [] }).state).toBe('not run');
  });

  test('needs a text that is there once', () => {
    const { control } = row;
    expect(['axb', 'ab', 'axbx'].map((text) => brokenText(control, text))).toEqual([
      'ayb',
      undefined,
      undefined,
    ]);
  });
});

test('figures of one name are added up, or the largest counts', () => {
  const figure = { what: 'kills', unit: 'count', test: '' } as const;
  const kills = [2, 3].map((value) => ({ ...figure, join: 'sum' as const, value }));
  const times = [2, 3].map((value) => ({ ...figure, what: 'time', join: 'most' as const, value }));
  expect(joinFigures([...kills, ...times]).map(({ value }) => value)).toEqual([5, 3]);
});

test('a file that cannot be loaded is no test that fails', () => {
  const report = { testResults: [{ name: '/copy/tests/a.test.ts', assertionResults: [] }] };
  expect(outcomesIn(JSON.stringify(report), '/copy')).toEqual([]);
});
