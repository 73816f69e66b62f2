import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isList, type Value } from '../text/value.ts';
import { currentState } from './lifecycle.ts';
import type { Entry, Workspace } from './workspace.ts';

/** A record that waits for somebody to act, by the state it is in. */
export type Waiting = { readonly entry: Entry; readonly state: string; readonly for: readonly string[] };

/**
 * Returns every record whose state waits for somebody. One that has not begun and has a deadline is
 * left out: it is due, not waiting.
 */
export function waitingRecords(workspace: Workspace): Waiting[] {
  return [...workspace.registries.values()].flatMap((registry) =>
    mayWait(registry.schema) ? registry.entries.flatMap(waitingRecord) : [],
  );
}

function mayWait({ lifecycle }: RegistrySchema): boolean {
  return [...(lifecycle?.states.values() ?? [])].some(({ waitsFor }) => waitsFor !== undefined);
}

function waitingRecord(entry: Entry): Waiting[] {
  const state = currentState(entry);
  if (state?.waitsFor === undefined || notBegun(entry, state.name)) return [];
  return [{ entry, state: state.title, for: waitedFor(entry) }];
}

/** Returns whom a record waits for in the state it is in. */
export function waitedFor(entry: Entry): string[] {
  return idsIn(entry.data[currentState(entry)?.waitsFor ?? '']);
}

function notBegun({ registry }: Entry, state: string): boolean {
  return registry.deadline !== undefined && registry.lifecycle?.initial === state;
}

/** Returns the ids that a field holds: one, or a list of them. */
export function idsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
