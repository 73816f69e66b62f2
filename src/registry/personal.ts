import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { Path } from '../text/value.ts';

/** Returns whether a member is personal data, or holds some, as its schema's `x-personal` says. */
export function isPersonal(registry: RegistrySchema, path: Path): boolean {
  return registry.personal.some((pattern) =>
    path.every((step, i) => pattern[i] === undefined || pattern[i] === '*' || pattern[i] === step),
  );
}
