import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import type { Verdict } from '../../procedures/doctor/verdict.ts';
import { FilesError } from '../../registry/files.ts';

/** A check of the doctor: the looking is done in io, what it is worth is judged by a pure function. */
export type Check<Place> = {
  readonly name: string;
  readonly examine: (place: Place) => Promise<readonly Verdict[]>;
};

/** Returns a check by its name, of what looks and what judges. */
export function check<Place, Facts>(
  name: string,
  look: (place: Place) => Facts | Promise<Facts>,
  judge: (facts: Facts) => readonly Verdict[],
): Check<Place> {
  return { name, examine: async (place) => judge(await look(place)) };
}

/** What a check said, in which part; `blocked` where it could not look. */
export type Told = Verdict & { readonly check: string; readonly blocked: boolean };

/** Carries out a check. One that cannot look says so, and keeps no other from it. */
export async function carryOut<Place>(
  { name, examine }: Check<Place>,
  place: Place,
): Promise<readonly Told[]> {
  try {
    return (await examine(place)).map((verdict) => ({ ...verdict, check: name, blocked: false }));
  } catch (error) {
    return [blocked(name, error)];
  }
}

/** Returns that a check, or all of a part, could not look, and why. Anything but trouble with what is looked at is a bug. */
export function blocked(name: string, error: unknown): Told {
  if (!isTrouble(error)) throw error;
  const mend = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return {
    check: name,
    blocked: true,
    state: 'unknown',
    says: `${name}: could not look: ${error.message}`,
    ...(mend !== undefined && { mend }),
  };
}

function isTrouble(error: unknown): error is Error {
  return (
    error instanceof CannotError ||
    error instanceof RequestError ||
    error instanceof FilesError ||
    // What the system says of a file: no permission, no such device.
    (error instanceof Error && 'code' in error && 'syscall' in error)
  );
}
