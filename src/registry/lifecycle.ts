import type { State, Transition } from '../schema/registry-schema.ts';
import { isList, type Value } from '../text/value.ts';
import type { Entry } from './workspace.ts';

/** Returns the state a record is in; undefined where its registry has no lifecycle or the value is no state. */
export function currentState(entry: Entry): State | undefined {
  const { lifecycle } = entry.registry;
  const value = lifecycle && entry.data[lifecycle.field];
  return typeof value === 'string' ? lifecycle?.states.get(value) : undefined;
}

/** Returns the steps a record can take from the state it is in. */
export function possibleSteps(entry: Entry): Transition[] {
  const state = currentState(entry);
  const steps = [...(entry.registry.lifecycle?.transitions.values() ?? [])];
  return state ? steps.filter((step) => step.from.includes(state.name)) : [];
}

/** Returns whether a record is in one of the states; where none are named, in any. */
export function isInState(entry: Entry, states: readonly string[]): boolean {
  if (states.length === 0) return true;
  const state = currentState(entry);
  return state !== undefined && states.includes(state.name);
}

/**
 * Returns the first step of the shortest way from a record's state to one of some others, the first
 * of them that can be reached; undefined where none can.
 */
export function stepTowards(entry: Entry, states: readonly string[]): Transition | undefined {
  for (const state of states) {
    const first = firstStepTo(entry, state);
    if (first) return first;
  }
  return undefined;
}

function firstStepTo(entry: Entry, state: string): Transition | undefined {
  const steps = [...(entry.registry.lifecycle?.transitions.values() ?? [])];
  const ways = possibleSteps(entry).map((first) => ({ first, at: first.to }));
  const seen = new Set(ways.map(({ at }) => at));
  for (const { first, at } of ways) {
    if (at === state) return first;
    for (const { to } of steps.filter((step) => step.from.includes(at) && !seen.has(step.to))) {
      seen.add(to);
      ways.push({ first, at: to });
    }
  }
  return undefined;
}

/** Returns whether a field holds something: not absent, not null, not empty text, not an empty list. */
export function isFilled(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'string' || isList(value) ? value.length > 0 : true;
}
