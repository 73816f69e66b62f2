import type { RegistrySchema } from '../schema/registry-schema.ts';
import { withMember } from '../text/edit/intended-value.ts';
import type { Mapping } from '../text/value.ts';
import { membersAt } from './members.ts';

/** Returns a record’s data with the ids it refers to put in terms of others; the same data where none of them is meant. */
export function mapReferences(
  data: Mapping,
  { refs }: Pick<RegistrySchema, 'refs'>,
  ids: ReadonlyMap<string, string>,
): Mapping {
  if (ids.size === 0) return data;
  let mapped = data;
  for (const { field } of refs) {
    for (const { path, value } of membersAt(data, field)) {
      const id = typeof value === 'string' ? ids.get(value) : undefined;
      if (id !== undefined && id !== value) mapped = withMember(mapped, path, id) as Mapping;
    }
  }
  return mapped;
}
