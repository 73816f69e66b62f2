import type { Path } from '../text/value.ts';
import type { SchemaMistake } from './lint-schema.ts';
import type { At } from './name-mistakes.ts';

/** Makes places below a keyword. */
export type Within = (...steps: Path) => At;

/** Returns the places below a path of the schema. */
export function under(path: Path): Within {
  return (...steps) =>
    () => [...path, ...steps];
}

/** Returns the mistake of an annotation that could never say anything. */
export function meaningless(at: At, message: string, hint: string): SchemaMistake {
  return { code: 'declaration/annotation', at: at(), message, hint };
}
