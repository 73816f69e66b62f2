import { describe, expect, test } from 'vitest';
import { formatCalendar } from '../../../src/exchange/ics.ts';
import { calendarEvents } from '../../../src/procedures/calendar.ts';
import { whoseDuties } from '../../../src/registry/owes.ts';
import { type ReadEvent, readCalendar } from '../../exchange/read-calendar.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';

type Asked = { readonly partner?: string; readonly person?: string; readonly edits?: readonly Edit[] };

async function eventsOf({ edits, ...asked }: Asked = {}): Promise<ReadEvent[]> {
  const workspace = await bWise(edits);
  const events = calendarEvents(workspace, whoseDuties(workspace, { ...asked }));
  return readCalendar(formatCalendar({ name: 'B-WISE', stamp: 0, events }));
}

const of = (events: readonly ReadEvent[], id: string) =>
  events
    .filter(({ UID }) => UID?.startsWith(`${id}.`))
    .map(({ UID, 'DTSTART;VALUE=DATE': first, DTSTART, SUMMARY }) =>
      [UID?.replace(/@.*/, ''), first ?? DTSTART, SUMMARY?.replace(/ \(.*/, '')].join(' '),
    );

describe('the calendar of the B-WISE book', () => {
  test('has a deliverable with the steps that are still to come, and with the day it is due', async () => {
    expect(of(await eventsOf(), 'D3.4')).toEqual([
      'D3.4.internal-review 20231210 D3.4: internal review',
      'D3.4.reviews-due 20231216 D3.4: reviews due',
      'D3.4.in-revision 20231221 D3.4: in revision',
      'D3.4.approval 20231226 D3.4: approval',
      'D3.4.due 20231231 D3.4 is due',
    ]);
  });

  test('has nothing of a deliverable that is done', async () => {
    expect(of(await eventsOf(), 'D1.1')).toEqual([]);
  });

  test('has meetings at their time, of several days as whole days, and none that is cancelled', async () => {
    const events = await eventsOf();
    expect(of(events, 'MTG-2023-06-08-SC')).toEqual([
      expect.stringMatching(/^MTG-2023-06-08-SC\.event 20230608T\d{4}00Z /),
    ]);
    const kickOff = events.find(({ UID }) => UID?.startsWith('MTG-2021-01-26-KO.event'));
    expect(kickOff).toMatchObject({ 'DTSTART;VALUE=DATE': '20210126', 'DTEND;VALUE=DATE': '20210128' });
    expect(of(events, 'MTG-2022-01-20-SC')).toEqual([]);
  });

  test('has what is to be done for a meeting to come, by its day', async () => {
    expect(of(await eventsOf(), 'MTG-2024-02-01-SC')).toEqual(
      expect.arrayContaining([
        'MTG-2024-02-01-SC.notice-sent-on 20240118 MTG-2024-02-01-SC: Send the notice',
        'MTG-2024-02-01-SC.agenda-sent-on 20240125 MTG-2024-02-01-SC: Send the agenda',
      ]),
    );
  });

  test('has the time for objections as a window: from the day the minutes went out to the day it is over', async () => {
    const events = await eventsOf();
    const window = events.find(({ UID }) => UID?.startsWith('MTG-2023-11-16-WP.minutes-accepted-on'));
    expect(window).toMatchObject({ 'DTSTART;VALUE=DATE': '20231124', 'DTEND;VALUE=DATE': '20231210' });
  });

  test('of a person has what that person owes, and the meetings of bodies it sits in', async () => {
    const events = await eventsOf({ person: 'P-028' });
    expect(of(events, 'D3.4').map((line) => line.split(' ')[0])).toContain('D3.4.internal-review');
    expect(of(events, 'A-021')).toEqual([]);
    expect(of(events, 'MTG-2024-02-01-SC')).toHaveLength(1);
    const other = await eventsOf({ person: 'P-026' });
    expect(of(other, 'A-021')).toHaveLength(1);
    expect(of(other, 'MTG-2024-02-01-SC')).toEqual([]);
    expect(of(other, 'MTG-2024-10-17-EV')).toHaveLength(1);
  });

  test('names a step the same when its day changes', async () => {
    const edits: Edit[] = [['project-data/deliverables/D3.4.yaml', 'due: 2023-12-31\n', 'due: 2024-01-31\n']];
    const [before, after] = [of(await eventsOf(), 'D3.4'), of(await eventsOf({ edits }), 'D3.4')];
    const names = (lines: readonly (string | undefined)[]) => lines.map((line) => line?.split(' ')[0]);
    expect(names(after)).toEqual(names(before));
    expect(after).not.toEqual(before);
  });

  test('names no two things alike', async () => {
    const uids = (await eventsOf()).map(({ UID }) => UID);
    expect(uids.length).toBeGreaterThan(100);
    expect(new Set(uids).size).toBe(uids.length);
  });
});
