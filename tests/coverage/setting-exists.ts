import { type Data, isData, part } from '../book/book.ts';

/**
 * Returns whether the project's schema has a setting: a step into a list names a field of its items, or
 * picks an item by its first field, as `meetings.bodies.{body}.notice_days` does.
 */
export function settingExists(root: Data, way: string): boolean {
  const steps = way.match(/\{[^}]*\}|[^.{}]+/g) ?? [];
  let here: unknown = root;
  for (const [i, step] of steps.entries())
    here = memberOf(root, here, { step, last: i === steps.length - 1 });
  return isData(here);
}

type Step = { readonly step: string; readonly last: boolean };

function memberOf(root: Data, at: unknown, { step, last }: Step): unknown {
  const schema = followed(root, at);
  const items = followed(root, part(schema, 'items'));
  const named = part(schema, 'properties', step) ?? part(items, 'properties', step);
  return named ?? (last ? undefined : (items ?? part(schema, 'additionalProperties')));
}

function followed(root: Data, schema: unknown): unknown {
  const ref = part(schema, '$ref');
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return schema;
  return part(root, ...ref.slice(2).split('/'));
}
