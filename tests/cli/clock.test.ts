import { describe, expect, test } from 'vitest';
import { today } from '../../src/io/clock.ts';
import { exampleBook, git, runLine, sh } from './sandbox.ts';

const at = (date: string) => ({ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });

describe('a clock that is wrong', () => {
  test('and goes back a day: what came later stands later, whatever its commit says', async () => {
    const book = exampleBook();
    await runLine(book, 'grantbook set R-008 likelihood=3 -m "first"', at('2023-11-20T12:00:00+0100'));
    const then = await runLine(
      book,
      'grantbook set R-008 impact=4 -m "then"',
      at('2023-11-19T12:00:00+0100'),
    );
    expect(then.status).toBe(0);
    const { stdout } = await runLine(book, 'grantbook log R-008');
    expect(stdout.indexOf('likelihood')).toBeGreaterThan(stdout.indexOf('impact'));
    const audit = await runLine(book, 'grantbook audit verify');
    expect(audit.stdout).not.toContain('internal error');
  });

  test('and shows a year after 2038, up to the last that git writes: days are days', async () => {
    for (const year of [2040, 2099]) {
      const book = exampleBook();
      const date = `${year}-02-28T23:59:59+0100`;
      const line = `grantbook --today ${year}-02-28 set R-008 likelihood=3 -m "late"`;
      expect(sh(book, line, at(date)).status).toBe(0);
      expect(git(book, 'log', '-1', '--format=%cI')).toContain(`${year}-02-28`);
      expect((await runLine(book, 'grantbook log R-008')).stdout).toContain(`${year}-02-28`);
      const status = sh(book, `grantbook --today ${year}-02-28 status`);
      expect([status.status, status.stderr]).toEqual([0, expect.not.stringContaining('error')]);
    }
  });

  test('or stands in another part of the world: what is due on a day is due on that day', () => {
    const book = exampleBook();
    const said = ['Europe/Brussels', 'Pacific/Kiritimati', 'America/Adak', 'Asia/Kathmandu'].map((TZ) =>
      [
        'grantbook status',
        'grantbook validate --today 2023-11-20',
        'grantbook calendar',
        'cat build/*.ics',
      ].map((line) => sh(book, line, { TZ }).stdout.replaceAll(/unchanged|written/g, 'there')),
    );
    expect(said[0]?.[3]).toContain('BEGIN:VEVENT');
    for (const each of said) expect(each).toEqual(said[0]);
  });

  test('in the nights when clocks change, and at both ends of them: the day is the one on the wall', () => {
    expect(process.env.TZ).toBe('Europe/Brussels');
    const day = (instant: string) => today(new Date(instant));
    expect(['2023-10-28T21:59:59Z', '2023-10-28T22:00:00Z'].map(day)).toEqual(['2023-10-28', '2023-10-29']);
    // Half past two comes twice, and an hour later once.
    expect(['2023-10-29T00:30:00Z', '2023-10-29T01:30:00Z'].map(day)).toEqual(['2023-10-29', '2023-10-29']);
    expect(['2023-10-29T22:59:59Z', '2023-10-29T23:00:00Z'].map(day)).toEqual(['2023-10-29', '2023-10-30']);
    expect(['2024-03-30T23:00:00Z', '2024-03-31T00:59:59Z', '2024-03-31T01:00:00Z'].map(day)).toEqual([
      '2024-03-31',
      '2024-03-31',
      '2024-03-31',
    ]);
    expect(['2024-03-31T21:59:59Z', '2024-03-31T22:00:00Z'].map(day)).toEqual(['2024-03-31', '2024-04-01']);
  });

  test('changes the order of nothing in the trail', async () => {
    const book = exampleBook();
    for (const [i, date] of ['2023-11-22', '2023-11-01', '2023-11-21'].entries())
      await runLine(book, `grantbook set R-008 likelihood=${i + 3} -m "x"`, at(`${date}T12:00:00+0100`));
    const { stdout } = await runLine(book, 'grantbook log R-008');
    expect(stdout.match(/\d → \d/g)?.slice(0, 3)).toEqual(['4 → 5', '3 → 4', '2 → 3']);
  });
});
