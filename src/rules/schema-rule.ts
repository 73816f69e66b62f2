import { onceFor } from '../base/once-for.ts';
import { wordQuotesHint } from '../base/word-quotes.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import { mayStandElsewhere } from '../registry/withheld.ts';
import type { Entry, Registry } from '../registry/workspace.ts';
import type { Validate, Violation } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { isList, type Path, type Value, valueAt } from '../text/value.ts';
import { eachRegistry } from './each-registry.ts';
import type { EachRule } from './rule.ts';

/** Every record is as its registry's schema says. */
export const schemaRule: EachRule = eachRegistry('schema', (registry) => judgedOnce(registry));

/** A registry that was read does not change, and many states of a book have it in common. */
const judgedOnce = onceFor((registry: Registry): readonly Diagnostic[] => [...checkRegistry(registry)]);

function* checkRegistry({ entries, validate }: Registry): Generator<Diagnostic> {
  let told = 0;
  for (const entry of entries) {
    if (told > MOST_FINDINGS) return yield tooMany(entry);
    for (const violation of validate(entry.data)) {
      if (isWithheld(entry, violation)) continue;
      told++;
      yield finding(entry, violation, validate);
    }
  }
}

/** What nobody here can see may well be there. */
function isWithheld(entry: Entry, { code, path, key }: Violation): boolean {
  const [field = key] = path;
  return code === 'schema/required' && typeof field === 'string' && mayStandElsewhere(entry, field);
}

/** How many findings of one registry are told: a pull request may bring millions, and nobody mends those one by one. */
const MOST_FINDINGS = 10_000;

function tooMany(entry: Entry): Diagnostic {
  return entryFinding(entry, {
    code: 'schema/limit',
    path: [],
    message: `more than ${MOST_FINDINGS} places of the registry break its schema: from this record on it was not compared with it`,
    hint: 'put right those told first, and check again',
  });
}

function finding(entry: Entry, violation: Violation, validate: Validate): Diagnostic {
  const { code, path, key } = violation;
  const at = key === undefined ? path : [...path, key];
  const shown = code === 'schema/required' || code === 'schema/unknown-field';
  const personal = !shown && entry.registry.personal.some((pattern) => pattern[0] === at[0]);
  const asExamples =
    code === 'schema/pattern' && !personal && wordQuotesHint(valueAt(entry.data, at)) === undefined;
  const example = asExamples ? exampleHint(entry, at, validate) : undefined;
  return entryFinding(entry, {
    code,
    path: at,
    message: personal
      ? violation.message.replace(/".*"/s, 'the value (personal data, not shown)')
      : violation.message,
    hint: hintInQuotes(entry, violation, validate) ?? example ?? violation.hint,
    suggestions: violation.suggestions,
    atKey: code === 'schema/unknown-field',
    unseen: personal,
  });
}

/** Returns what is wrong with a number where text is asked for, and quotes alone would not mend it. */
function hintInQuotes({ data }: Entry, { code, path }: Violation, validate: Validate): string | undefined {
  const [name] = path;
  const value = typeof name === 'string' && path.length === 1 ? data[name] : undefined;
  if (code !== 'schema/type' || name === undefined || typeof value !== 'number') return undefined;
  const quoted = validate({ ...data, [name]: String(value) }).find((each) => each.path[0] === name);
  return quoted?.code === 'schema/type' ? undefined : quoted?.hint;
}

/** Names the examples of the schema that would do here: a state may ask for more than the field does. */
function exampleHint({ registry, data }: Entry, path: Path, validate: Validate): string | undefined {
  const [name] = path;
  const examples = registry.fields.find((field) => field.name === name)?.schema.examples;
  if (typeof name !== 'string' || path.length > 1 || !isList(examples)) return undefined;
  const fits = (example: Value) =>
    !validate({ ...data, [name]: example }).some((each) => each.path[0] === name);
  const usable = examples.filter(fits);
  return usable.length > 0 ? `for example: ${usable.join(', ')}` : undefined;
}
