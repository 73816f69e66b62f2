import type { FieldPattern } from '../schema/walk-schema.ts';
import { isList, isMapping, type Path, type Value } from '../text/value.ts';

/** A member of a record: where it stands and what it is. */
export type Member = { readonly path: Path; readonly value: Value };

/** Yields the members a pattern names; `*` stands for every position of a list. Absent ones are left out. */
export function* membersAt(value: Value | undefined, pattern: FieldPattern, from = 0): Generator<Member> {
  const step = pattern[from];
  if (value === undefined) return;
  if (step === undefined) {
    yield { path: [], value };
    return;
  }
  if (step === '*') {
    if (!isList(value)) return;
    for (const [i, item] of value.entries()) yield* below(i, membersAt(item, pattern, from + 1));
  } else if (isMapping(value) && Object.hasOwn(value, step)) {
    yield* below(step, membersAt(value[step], pattern, from + 1));
  }
}

function* below(step: string | number, members: Generator<Member>): Generator<Member> {
  for (const { path, value } of members) yield { path: [step, ...path], value };
}

/** Returns a path as people write it: `history[2].date`. */
export function fieldName(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`))
    .join('');
}
