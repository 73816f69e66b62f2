import { confidentialFields, restrictedReference } from './confidential.ts';
import { storedFields } from './personal.ts';
import type { Entry } from './workspace.ts';

/** What is shown for a personal value that may exist and that nobody here can see. */
export const WITHHELD = '(withheld)';

/** Returns the personal fields of a record that nobody here can see; none where its values are all there. */
export function withheldFields(entry: Entry): string[] {
  if (!entry.apart?.withheld) return [];
  return storedFields(entry.registry).filter((name) => entry.data[name] === undefined);
}

/** Returns why fields of a record are not to be seen: they were erased, or the store that holds them is not here. */
export function whyWithheld({ registry, data }: Entry): string {
  const erased = registry.erased === undefined ? undefined : data[registry.erased];
  return erased === undefined ? 'withheld: the store of personal values is not here' : `erased on ${erased}`;
}

/** Returns whether a field that is not there may stand elsewhere: in a store, or in a restricted book. */
export function mayStandElsewhere(entry: Entry, field: string): boolean {
  if (entry.apart?.withheld === true && storedFields(entry.registry).includes(field)) return true;
  return restrictedReference(entry) !== undefined && confidentialFields(entry).includes(field);
}
