import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import { zonedTime } from '../../src/base/zoned-time.ts';
import { type CalendarEvent, formatCalendar } from '../../src/exchange/ics.ts';
import { readCalendar } from './read-calendar.ts';

function day(text: string) {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
}

const event: CalendarEvent = {
  uid: 'D1.1.due@101234567.grantbook',
  when: { first: day('2024-02-29'), last: day('2024-02-29') },
  summary: 'D1.1 is due',
  description: 'deliverable, for ENSIE',
  category: 'Deliverables',
  busy: false,
};
const stamp = Date.parse('2023-11-20T10:00:00Z');
const calendar = (...events: CalendarEvent[]) => formatCalendar({ name: 'CARE', stamp, events });

const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.constantFrom('a', '😀', 'é', '\n', '\r\n', ',', ';', '\\', 'END:VEVENT', '\\n', ':', ' '), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
);

describe('a calendar file', () => {
  test('is what the standard asks for, line by line', () => {
    expect(calendar({ ...event, place: 'Rue; 12, Brussels' }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//grantbook//calendar//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:CARE',
      'BEGIN:VEVENT',
      'UID:D1.1.due@101234567.grantbook',
      'DTSTAMP:20231120T100000Z',
      'DTSTART;VALUE=DATE:20240229',
      'DTEND;VALUE=DATE:20240301',
      'SUMMARY:D1.1 is due',
      'DESCRIPTION:deliverable\\, for ENSIE',
      'LOCATION:Rue\\; 12\\, Brussels',
      'CATEGORIES:Deliverables',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('whatever the data hold, it reads back as it was meant, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const [read, ...more] = readCalendar(calendar({ ...event, summary, description }));
        const wanted = (text: string) =>
          text
            .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
            .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
            .toWellFormed();
        expect(more).toEqual([]);
        expect(read?.SUMMARY).toBe(wanted(summary));
        expect(read?.DESCRIPTION ?? '').toBe(wanted(description));
        expect(read?.UID).toBe(event.uid);
      }),
      { numRuns: 500 },
    );
  });

  test('a time of day is a moment, in winter and in summer, and around the change of the clocks', () => {
    const at = (date: string, time: string, zone = 'Europe/Brussels') => zonedTime(day(date), time, zone);
    expect(at('2023-11-16', '10:00')).toBe('2023-11-16T10:00:00+01:00');
    expect(at('2023-06-08', '10:00')).toBe('2023-06-08T10:00:00+02:00');
    expect(at('2023-03-26', '01:30')).toBe('2023-03-26T01:30:00+01:00');
    expect(at('2023-03-26', '03:30')).toBe('2023-03-26T03:30:00+02:00');
    expect(at('2023-10-29', '01:30')).toBe('2023-10-29T01:30:00+02:00');
    expect(at('2023-10-29', '03:30')).toBe('2023-10-29T03:30:00+01:00');
    expect(at('2023-11-16', '10:00', 'Pacific/Kiritimati')).toBe('2023-11-16T10:00:00+14:00');
    expect(at('2023-11-16', '10:00', 'Europe/Brusels')).toBeUndefined();
    expect(at('2023-11-16', 'noon')).toBeUndefined();
  });

  test('from one moment to another', () => {
    const [from, until] = [Date.parse('2023-11-16T10:00:00+01:00'), Date.parse('2023-11-16T12:00:00+01:00')];
    const [read] = readCalendar(calendar({ ...event, when: { from, until }, busy: true }));
    expect(read).toMatchObject({ DTSTART: '20231116T090000Z', DTEND: '20231116T110000Z', TRANSP: 'OPAQUE' });
  });
});
