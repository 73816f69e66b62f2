import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Mapping, Path } from '../text/value.ts';

/** Returns whether a member is personal data, or holds some, as its schema's `x-personal` says. */
export function isPersonal(registry: RegistrySchema, path: Path): boolean {
  return registry.personal.some((pattern) =>
    path.every((step, i) => pattern[i] === undefined || pattern[i] === '*' || pattern[i] === step),
  );
}

/** Returns the fields of a record that are no personal data, nor hold any. */
export function withoutPersonal(registry: RegistrySchema, data: Mapping): Mapping {
  if (registry.personal.length === 0) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !isPersonal(registry, [name])));
}
