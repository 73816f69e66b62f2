import { isList } from '../text/value.ts';
import type { Entry } from './workspace.ts';

/** Returns the ids that a field of a record names: one, or those of a list. */
export function namedIn({ data }: Entry, field: string): string[] {
  const value = data[field];
  return (isList(value) ? value : [value]).filter((id) => typeof id === 'string');
}
