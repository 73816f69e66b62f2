import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween, daysInMonth, parseDay } from '../../src/base/day.ts';
import { projectMonthEnd, projectMonthOf } from '../../src/base/project-month.ts';

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
}

/** Any day from 1900 to 2199, as people write it. */
const days: fc.Arbitrary<Day> = fc
  .record({
    year: fc.integer({ min: 1900, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    at: fc.nat(30),
  })
  .map(({ year, month, at }) => {
    const last = daysInMonth(year, month);
    const two = (n: number) => String(n).padStart(2, '0');
    return day(`${year}-${two(month)}-${two((at % last) + 1)}`);
  });
const months = fc.integer({ min: 1, max: 120 });

describe('days that exist', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2022-04-31', false],
    ['2022-00-10', false],
    ['2022-13-01', false],
    ['2022-1-01', false],
    ['2022-01-00', false],
  ])('%s: %s', (text, exists) => {
    expect(parseDay(text) !== undefined).toBe(exists);
  });
});

describe('a project month ends on the last day of its calendar month', () => {
  test.each([
    ['2021-01-01', 18, '2022-06-30'],
    ['2021-01-01', 48, '2024-12-31'],
    ['2020-10-01', 10, '2021-07-31'],
    ['2024-01-01', 2, '2024-02-29'],
    ['2023-01-01', 2, '2023-02-28'],
    ['2021-01-31', 1, '2021-01-31'],
    ['2021-01-31', 2, '2021-02-28'],
    ['2023-08-31', 7, '2024-02-29'],
    ['2021-12-31', 1, '2021-12-31'],
    ['2021-12-31', 2, '2022-01-31'],
    ['2021-02-28', 1, '2021-02-28'],
    ['2020-02-29', 13, '2021-02-28'],
  ])('a project that starts on %s: M%s ends on %s', (start, month, end) => {
    expect(projectMonthEnd(day(start), month)).toBe(end);
  });

  test('whatever the start: the month it lies in is the month it is of', () => {
    fc.assert(
      fc.property(days, months, (start, month) => {
        const end = projectMonthEnd(start, month);
        expect(projectMonthOf(start, end)).toBe(month);
        expect(end.slice(8)).toBe(String(daysInMonth(Number(end.slice(0, 4)), Number(end.slice(5, 7)))));
      }),
    );
  });

  test('the day after the end of a month is in the next', () => {
    fc.assert(
      fc.property(days, months, (start, month) => {
        const next = addDays(projectMonthEnd(start, month), 1);
        expect(projectMonthOf(start, next)).toBe(month + 1);
        expect(next.slice(8)).toBe('01');
      }),
    );
  });

  test('which day of its month a project starts on does not count', () => {
    fc.assert(
      fc.property(days, months, (start, month) => {
        expect(projectMonthEnd(start, month)).toBe(projectMonthEnd(day(`${start.slice(0, 7)}-01`), month));
      }),
    );
  });
});

describe('counting days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2022-12-31', 1, '2023-01-01'],
    ['2022-03-31', -45, '2022-02-14'],
    // The clocks of Brussels go forward on 26 March 2023 and back on 29 October 2023.
    ['2023-03-25', 2, '2023-03-27'],
    ['2023-10-28', 2, '2023-10-30'],
    // Samoa had no 30 December 2011.
    ['2011-12-29', 2, '2011-12-31'],
    ['9999-12-30', 9, '9999-12-31'],
    ['0001-01-02', -9, '0001-01-01'],
  ])('%s and %s days is %s', (from, number, to) => {
    expect(addDays(day(from), number)).toBe(to);
  });

  test('there and back, and as many days between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1500, max: 1500 }), (from, number) => {
        const to = addDays(from, number);
        expect(daysBetween(from, to)).toBe(number);
        expect(addDays(to, -number)).toBe(from);
        expect(parseDay(to)).toBe(to);
      }),
    );
  });

  test('in steps or at once', () => {
    const number = fc.integer({ min: -800, max: 800 });
    fc.assert(
      fc.property(days, number, number, (from, one, two) => {
        expect(addDays(addDays(from, one), two)).toBe(addDays(from, one + two));
      }),
    );
  });

  test('a later day is a greater text', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 1500 }), (from, number) => {
        expect(from < addDays(from, number)).toBe(true);
      }),
    );
  });
});

test('where the machine stands, and its summer time, do not count', () => {
  const script = `
    import { addDays, daysBetween, parseDay } from './src/base/day.ts';
    import { projectMonthEnd, projectMonthOf } from './src/base/project-month.ts';
    const out = [];
    let day = parseDay('2011-12-20');
    for (let i = 0; i < 4600; i++) {
      out.push(day, daysBetween('2011-12-20', day), projectMonthEnd(day, 1 + (i % 48)), projectMonthOf('2011-12-20', day));
      day = addDays(day, 1);
    }
    process.stdout.write(out.join(' '));`;
  const zones = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Pacific/Apia', 'Europe/Brussels'];
  const outputs = zones.map((TZ) => {
    const done = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ },
    });
    expect(done.stderr).toBe('');
    return done.stdout;
  });
  expect(outputs[0]?.split(' ')).toHaveLength(4600 * 4);
  expect(new Set(outputs).size).toBe(1);
});
