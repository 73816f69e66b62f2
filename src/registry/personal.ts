import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { FieldPattern } from '../schema/walk-schema.ts';
import type { Mapping, Path } from '../text/value.ts';

/** Returns whether a member is personal data that is not shown, or holds some, as its schema's `x-personal` says. */
export function isPersonal(registry: RegistrySchema, path: Path): boolean {
  return matchesAny(registry.personal, path);
}

/** Returns the fields of a record that are no personal data, nor hold any, except what is shown. */
export function withoutPersonal(registry: RegistrySchema, data: Mapping): Mapping {
  if (registry.personal.length === 0) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !isPersonal(registry, [name])));
}

/** Returns the fields that a store of personal values holds, each whole: what is personal data or has some in it. */
export function storedFields({ personal, shownPersonal }: RegistrySchema): string[] {
  const names = [...personal, ...shownPersonal].flatMap(([name]) => (typeof name === 'string' ? [name] : []));
  return [...new Set(names)];
}

/** Returns whether a member is one that a store of personal values holds, or lies in one. */
export function isStored({ personal, shownPersonal }: RegistrySchema, [name]: Path): boolean {
  return [...personal, ...shownPersonal].some(([first]) => first === name);
}

/** What stands in the place of a personal value that was taken out of the book's history: `redacted RED-001`. */
const REDACTED = /^redacted [A-Z]+-\d+$/;

/** Returns whether a value says that another stood there, which was taken out of the history. */
export function isRedacted(value: unknown): boolean {
  return typeof value === 'string' && REDACTED.test(value);
}

function matchesAny(patterns: readonly FieldPattern[], path: Path): boolean {
  return patterns.some((pattern) =>
    path.every((step, i) => pattern[i] === undefined || pattern[i] === '*' || pattern[i] === step),
  );
}
