import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';
import type { SchemaMistake } from './lint-schema.ts';

/** The deepest nesting of a schema's JSON; a record's schema needs about twelve. */
const MAX_DEPTH = 30;

/** Returns the mistake of a schema that is nested too deeply to be walked or compiled safely. */
export function tooDeep(json: Mapping): SchemaMistake | undefined {
  let level: Value[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return mistake();
    level = level.flatMap(inside);
  }
  return undefined;
}

function inside(value: Value): Value[] {
  if (isList(value)) return [...value];
  return isMapping(value) ? Object.values(value) : [];
}

function mistake(): SchemaMistake {
  return {
    code: 'declaration/cannot-compile',
    at: [],
    message: `the schema is nested more than ${MAX_DEPTH} levels deep`,
    hint: 'put parts of it under $defs and refer to them',
  };
}
