import { RequestError } from '../base/request-error.ts';
import { type Assignment, readAssignment } from '../change/assignment.ts';
import { fieldName } from '../registry/members.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';

/** What every command that writes says of its exit codes. */
export const WRITE_EXITS: readonly string[] = [
  '0 committed, or nothing to change',
  '1 refused: the change would break a rule; nothing was written',
  '2 wrong request',
  '3 could not: no book, no git, no identity, a merge in progress',
  '4 changed underneath or locked: try again',
];

/** What every command that writes says it writes. */
export const WRITES = 'the record’s file, and one commit that holds nothing else';

/** Reads the assignments of a command line. Throws a RequestError where two of them give one field a value. */
export function readAssignments(texts: readonly string[], registry: RegistrySchema): Assignment[] {
  const assignments = texts.map((text) => readAssignment(text, registry));
  const given = new Set<string>();
  for (const { path, operation } of assignments) {
    const name = fieldName(path);
    const whole = operation === 'set' || operation === 'clear';
    if (whole && given.has(name))
      throw new RequestError(`"${name}" is given twice`, 'leave out one of the two');
    if (whole) given.add(name);
  }
  return assignments;
}
