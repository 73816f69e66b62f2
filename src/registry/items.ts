import { isMapping, type Mapping, type Path, type Value } from '../text/value.ts';
import { membersAt } from './members.ts';

/** An item of a list of mappings, with its place in the record. */
export type Item = { readonly path: Path; readonly data: Mapping };

/** Returns the items of a record's list of mappings; none where it has no such list. */
export function itemsOf(data: Value, list: string): Item[] {
  return membersAt(data, [list, '*']).flatMap(({ path, value }) =>
    isMapping(value) ? [{ path, data: value }] : [],
  );
}
