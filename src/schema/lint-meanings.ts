import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import type { SchemaMistake } from './lint-schema.ts';

/** Where VS Code reads what each value means, and where JetBrains does; both show it beside the value. */
const LISTED = 'enumDescriptions';
const NAMED = 'x-intellij-enum-metadata';

/** Yields the mistakes of what is said of the values of a choice: one too few or too many, one that is no value, two that differ. */
export function* lintMeanings(schema: Mapping, at: Path): Generator<SchemaMistake> {
  const { enum: choices, [LISTED]: listed, [NAMED]: named } = schema;
  const values = isList(choices) ? choices.map(String) : [];
  if (isList(listed) && listed.length !== values.length) {
    yield mistake(
      [...at, LISTED],
      `${LISTED} has ${counted(listed.length, 'meaning')} for ${counted(values.length, 'value')} of enum`,
      'give one for each value, in the order of enum',
    );
    return;
  }
  if (isMapping(named)) yield* lintNamed(named, meaningsBy(values, listed), [...at, NAMED]);
}

function* lintNamed(named: Mapping, meanings: Meanings, at: Path): Generator<SchemaMistake> {
  for (const [value, meaning] of Object.entries(named)) {
    const place = [...at, value];
    if (!meanings.has(value))
      yield mistake(
        place,
        `${NAMED}: "${value}" is not a value of enum`,
        `values: ${[...meanings.keys()].join(', ')}`,
      );
    else if (meanings.get(value) !== undefined && meanings.get(value) !== meaning)
      yield mistake(
        place,
        `${NAMED} says something else of "${value}" than ${LISTED}`,
        `write the same words in both: "${String(meanings.get(value))}"`,
      );
  }
}

type Meanings = ReadonlyMap<string, Value | undefined>;

function meaningsBy(values: readonly string[], listed: Value | undefined): Meanings {
  return new Map(values.map((value, i) => [value, isList(listed) ? listed[i] : undefined]));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function mistake(at: Path, message: string, hint: string): SchemaMistake {
  return { code: 'declaration/annotation', at, message, hint };
}
