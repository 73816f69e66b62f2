import { stepTowards } from '../../registry/lifecycle.ts';
import type { Entry } from '../../registry/workspace.ts';

/** Returns the command that takes a record towards one of some states, or that shows it where no step leads there. */
export function wayHint(entry: Entry, states: readonly string[]): string {
  const step = stepTowards(entry, states);
  return step ? `grantbook move ${entry.id} ${step.name}` : `see: grantbook show ${entry.id}`;
}

/** Returns names as a sentence lists them: `"a", "b" or "c"`. */
export function quoted(names: readonly string[]): string {
  const [last, ...others] = [...names].reverse().map((name) => `"${name}"`);
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} or ${last}`;
}
