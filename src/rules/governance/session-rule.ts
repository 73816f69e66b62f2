import { agendaOf } from '../../registry/governance/meeting.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import { asTexts } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** The sessions of a workshop lie on its days, in rooms that it has, one at a time in each; a partner is in one room. */
export const sessionRule: Rule = {
  name: 'sessions',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      const [sessions, rooms] = [itemsOf(meeting.data, 'sessions'), itemsOf(meeting.data, 'rooms')];
      for (const session of sessions) {
        yield* outside(meeting, session);
        yield* unknownPlace(meeting, session, rooms);
        yield* clash(meeting, session, sessions);
      }
      for (const room of rooms) yield* inTwoRooms(meeting, room, rooms);
    }
  },
};

function* outside(meeting: Entry, { path, data }: Item): Generator<Diagnostic> {
  const { day, start, end } = data;
  const first = String(meeting.data.date);
  const last = String(meeting.data.end_date ?? first);
  if (typeof day === 'string' && (day < first || day > last)) {
    yield entryFinding(meeting, {
      code: 'meetings/session-time',
      path: [...path, 'day'],
      message: `"${day}" is not a day of ${meeting.id}: ${first}${last === first ? '' : ` to ${last}`}`,
      hint: 'correct the day of the session, or the days of the meeting',
    });
  }
  if (typeof start !== 'string' || typeof end !== 'string' || start < end) return;
  yield entryFinding(meeting, {
    code: 'meetings/session-time',
    path: [...path, 'end'],
    message: `"${end}" is not after "${start}", when the session begins`,
    hint: 'correct one of the two',
  });
}

function* unknownPlace(meeting: Entry, { path, data }: Item, rooms: readonly Item[]): Generator<Diagnostic> {
  const names = rooms.map((room) => room.data.name);
  for (const [i, name] of asTexts(data.rooms).entries()) {
    if (names.includes(name)) continue;
    yield entryFinding(meeting, {
      code: 'meetings/unknown-place',
      path: [...path, 'rooms', i],
      message: `"${name}" is no room of ${meeting.id}`,
      hint: `rooms: ${names.join(', ') || 'none; list them under rooms:'}`,
    });
  }
  if (data.item === undefined || agendaOf(meeting).some(({ n }) => n === data.item)) return;
  yield entryFinding(meeting, {
    code: 'meetings/unknown-place',
    path: [...path, 'item'],
    message: `"${String(data.item)}" is no item of the agenda of ${meeting.id}`,
    hint: 'name the number of an agenda item, or leave it out',
  });
}

/** Sessions in the same room, or of the whole meeting, do not overlap. */
function* clash(meeting: Entry, { path, data }: Item, sessions: readonly Item[]): Generator<Diagnostic> {
  const other = sessions.find((each) => Number(each.path[1]) < Number(path[1]) && overlaps(each, data));
  if (!other) return;
  yield entryFinding(meeting, {
    code: 'meetings/room-clash',
    path: [...path, 'start'],
    message: `"${String(data.start)}": "${String(other.data.title)}" is not over until ${String(other.data.end)}`,
    hint: 'give one of the two another time, or another room',
  });
}

function overlaps({ data: a }: Item, b: Item['data']): boolean {
  const [roomsA, roomsB] = [asTexts(a.rooms), asTexts(b.rooms)];
  const apart = roomsA.length > 0 && roomsB.length > 0 && !roomsA.some((room) => roomsB.includes(room));
  return a.day === b.day && !apart && String(a.start) < String(b.end) && String(b.start) < String(a.end);
}

function* inTwoRooms(meeting: Entry, { path, data }: Item, rooms: readonly Item[]): Generator<Diagnostic> {
  const earlier = rooms.filter((room) => Number(room.path[1]) < Number(path[1]));
  for (const [i, partner] of asTexts(data.partners).entries()) {
    const other = earlier.find((room) => asTexts(room.data.partners).includes(partner));
    if (!other) continue;
    yield entryFinding(meeting, {
      code: 'meetings/room-clash',
      path: [...path, 'partners', i],
      message: `"${partner}" is in "${String(other.data.name)}" as well`,
      hint: 'a partner works in one room at a time',
    });
  }
}
