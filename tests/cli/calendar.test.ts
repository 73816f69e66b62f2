import { beforeAll, describe, expect, test } from 'vitest';
import { readCalendar } from '../exchange/read-calendar.ts';
import { copyOf, exampleBook, expectTranscript, git, read, replace, runLine, sh } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

describe('calendar writes a file', () => {
  test('which calendars import, of the project or of a part of it', async () => {
    const book = copyOf(clean);
    expect((await runLine(book, 'grantbook calendar')).stdout).toMatch(
      /^build\/calendar\.ics {2}written {2}\d+ events\n$/,
    );
    const whole = readCalendar(read(book, 'build/calendar.ics'));
    expect((await runLine(book, 'grantbook calendar --partner SCF')).stdout).toMatch(
      /^build\/calendar-SCF\.ics {2}written/,
    );
    const part = readCalendar(read(book, 'build/calendar-SCF.ics'));
    expect(part.length).toBeGreaterThan(10);
    expect(part.length).toBeLessThan(whole.length);
    const uids = new Set(whole.map(({ UID }) => UID));
    expect(part.filter(({ UID }) => !uids.has(UID))).toEqual([]);
  });

  test('with the same bytes for the same book, on any day and in any time zone', async () => {
    const book = copyOf(clean);
    const made = [
      'TZ=Pacific/Kiritimati grantbook --today 2023-11-20 calendar --out -',
      'TZ=America/Los_Angeles grantbook --today 2023-11-20 calendar --out -',
      'TZ=Europe/Brussels grantbook --today 2024-11-20 calendar --out -',
    ].map((line) => sh(book, line).stdout);
    expect(readCalendar(made[0] ?? '').length).toBeGreaterThan(100);
    expect(made[1]).toBe(made[0]);
    expect(made[2]).toBe(made[0]);
  });

  test('stamped with the time of the last commit', async () => {
    const book = copyOf(clean);
    git(book, 'commit', '--quiet', '--allow-empty', '--date=2023-11-19T12:00:00Z', '-m', 'more');
    const seconds = Number(git(book, 'log', '-1', '--format=%ct'));
    const stamp = `${new Date(seconds * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
    const events = readCalendar((await runLine(book, 'grantbook calendar --out -')).stdout);
    expect(new Set(events.map(({ DTSTAMP }) => DTSTAMP))).toEqual(new Set([stamp]));
  });

  test('a title that would end its line ends none', async () => {
    const book = copyOf(clean);
    replace(book, 'project-data/deliverables/D3.4.yaml', [
      '\ntitle: Online course',
      '\ntitle: "Online\\nEND:VEVENT\\ncourse"',
    ]);
    const events = readCalendar((await runLine(book, 'grantbook calendar --out -')).stdout);
    expect(events.some(({ SUMMARY }) => SUMMARY?.includes('Online\nEND:VEVENT\ncourse'))).toBe(true);
  });

  test('inside the book, and where it may', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook calendar --out ../calendar.ics
      ! error: documents cannot be written to ".."
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      $ grantbook calendar --out project-data/calendar.ics
      ! error: documents cannot be written to "project-data"
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      $ grantbook calendar --out build/calendar.txt
      ! error: "build/calendar.txt" is no name of a calendar
      ! hint: let it end in .ics: --out build/calendar.ics
      [2]
      $ grantbook calendar --person P-999
      ! error: no record has the id "P-999"
      ! hint: see the ids with: grantbook list people
      [2]
      $ grantbook calendar --dry-run --person P-026 2>&1 | sed 's/[0-9]* events/N events/'
      build/calendar-P-026.ics would hold N events
      `,
    );
  });
});
