import type { Day } from '../../base/day.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import type { Entry } from '../workspace.ts';

/** Returns whether somebody has let a person act for them on a day, while both were in the project. */
export function isDelegate(principal: Entry, person: Entry, on: Day): boolean {
  const listed = isList(principal.data.delegates) ? principal.data.delegates.filter(isMapping) : [];
  return (
    isInProject(principal, on) &&
    isInProject(person, on) &&
    listed.some((each) => each.person === person.id && covers(each, on))
  );
}

/** Returns whether a person was in the project on a day. */
export function isInProject({ data }: Entry, on: Day): boolean {
  return isWithin(data.active_from, data.active_to, on);
}

/** A delegation has both its days: one that does not end is none. */
function covers({ from, until }: Mapping, on: Day): boolean {
  return typeof from === 'string' && typeof until === 'string' && isWithin(from, until, on);
}

function isWithin(from: Value | undefined, until: Value | undefined, on: Day): boolean {
  return (typeof from !== 'string' || from <= on) && (typeof until !== 'string' || on <= until);
}
