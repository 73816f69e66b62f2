import { currentState } from './lifecycle.ts';
import type { Entry } from './workspace.ts';

/** Returns whether a record is over: in a state that counts as done, or in one that no step leads out of. */
export function isClosed(entry: Entry): boolean {
  const state = currentState(entry);
  if (!state) return false;
  const { deadline, lifecycle } = entry.registry;
  if (deadline?.done.includes(state.name)) return true;
  return ![...(lifecycle?.transitions.values() ?? [])].some((step) => step.from.includes(state.name));
}
