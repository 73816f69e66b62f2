import { isList, isMapping, type Mapping, type Path, type Value } from '../text/value.ts';

/** An item of a list of mappings, with its place in the record. */
export type Item = { readonly path: Path; readonly data: Mapping };

/** Returns the items of a record's list of mappings; none where it has no such list. */
export function itemsOf(data: Value, list: string): readonly Item[] {
  const items = isMapping(data) && Object.hasOwn(data, list) ? data[list] : undefined;
  if (!isList(items) || items.length === 0) return NONE;
  return items.flatMap((item, i) => (isMapping(item) ? [{ path: [list, i], data: item }] : []));
}

const NONE: readonly Item[] = [];
