import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Registry } from '../registry/workspace.ts';
import type { Violation } from '../schema/registry-schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Rule } from './rule.ts';

/** Every record is as its registry's schema says. */
export const schemaRule: Rule = {
  name: 'schema',
  *check({ workspace }) {
    for (const registry of workspace.registries.values()) yield* checkRegistry(registry);
  },
};

function* checkRegistry({ entries, validate }: Registry): Generator<Diagnostic> {
  for (const entry of entries) {
    for (const violation of validate(entry.data)) yield finding(entry, violation);
  }
}

function finding(entry: Entry, violation: Violation): Diagnostic {
  const { code, path, key } = violation;
  const at = key === undefined ? path : [...path, key];
  const field = entry.registry.fields.find(({ name }) => name === at[0]);
  const personal = entry.registry.personal.some((pattern) => pattern[0] === at[0]);
  const example = code === 'schema/pattern' ? exampleHint(field?.schema.examples) : undefined;
  return entryFinding(entry, {
    code,
    path: at,
    message: personal
      ? violation.message.replace(/"[^"]*"/, 'the value (personal data, not shown)')
      : violation.message,
    hint: violation.hint ?? example,
    suggestions: violation.suggestions,
    atKey: code === 'schema/unknown-field',
  });
}

function exampleHint(examples: unknown): string | undefined {
  return Array.isArray(examples) && examples.length > 0 ? `for example: ${examples.join(', ')}` : undefined;
}
