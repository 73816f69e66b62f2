import { addDays, type Day } from '../base/day.ts';

/** When something is: whole days, the last included, or from one moment to another. */
export type CalendarTime =
  | { readonly first: Day; readonly last: Day }
  | { readonly from: number; readonly until: number };

/** Something that stands in a calendar. */
export type CalendarEvent = {
  /** What tells it from every other, in every calendar made of the same book: it stays when the day changes. */
  readonly uid: string;
  readonly when: CalendarTime;
  readonly summary: string;
  readonly description: string;
  readonly place?: string;
  readonly category: string;
  /** Whether it takes the time of those it is for; a deadline does not. */
  readonly busy: boolean;
};

export type Calendar = {
  readonly name: string;
  /** The moment of the data it is made from, in milliseconds since 1970. */
  readonly stamp: number;
  readonly events: readonly CalendarEvent[];
};

/** Returns a calendar as a file (RFC 5545): the same bytes for the same calendar. */
export function formatCalendar({ name, stamp, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//grantbook//calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, stamp: number): string[] {
  const { uid, when, summary, description, place, category, busy } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${moment(stamp)}`,
    ...timeLines(when),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    `CATEGORIES:${escaped(category)}`,
    `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** The end of whole days is the day after the last. */
function timeLines(when: CalendarTime): string[] {
  if ('from' in when) return [`DTSTART:${moment(when.from)}`, `DTEND:${moment(when.until)}`];
  return [`DTSTART;VALUE=DATE:${date(when.first)}`, `DTEND;VALUE=DATE:${date(addDays(when.last, 1))}`];
}

function date(day: Day): string {
  return day.replaceAll('-', '');
}

function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** A text as a value: what separates values is escaped, and nothing in it ends its line. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .toWellFormed()
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const MOST_OCTETS = 75;

/** A line of at most 75 octets, going on behind a line end and a space; no character is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let [here, octets] = ['', 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > MOST_OCTETS) {
      lines.push(here);
      [here, octets] = [' ', 1];
    }
    here += character;
    octets += size;
  }
  return [...lines, here].join('\r\n');
}
