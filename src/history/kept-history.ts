import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { FieldChange } from './field-changes.ts';
import type { ToldCommit } from './history-commit.ts';
import { eventOf } from './record-history.ts';
import type { RegistryEvent } from './registry-walk.ts';

/** What happened to one record in a commit, without what the commit itself says. */
type KeptEvent = Pick<RegistryEvent, 'id' | 'kind' | 'formerId' | 'laterId'> & {
  readonly registry: string;
  readonly changes: readonly FieldChange[];
};

/** A history of all records as it is kept between runs: plain data, newest first. */
export type KeptHistory = {
  /** The newest commit that was read; a later one joins the history there. */
  readonly head: string;
  readonly commits: readonly {
    readonly commit: ToldCommit;
    readonly events: readonly KeptEvent[];
  }[];
};

/**
 * Returns a history as it is kept. None where a version could not be read, as any later change may
 * be the one that mends it, or where a value is none that JSON can hold.
 */
export function keepHistory(head: string, events: readonly RegistryEvent[]): KeptHistory | undefined {
  const commits: { commit: ToldCommit; events: KeptEvent[] }[] = [];
  for (const { commit, registry, id, kind, changes, formerId, laterId } of events) {
    if (kind === 'unreadable' || !changes.every(isPlain)) return undefined;
    if (commits.at(-1)?.commit.oid !== commit.oid) commits.push({ commit: toldOnly(commit), events: [] });
    const ids = { ...(formerId !== undefined && { formerId }), ...(laterId !== undefined && { laterId }) };
    commits.at(-1)?.events.push({ registry: registry.name, id, kind, changes, ...ids });
  }
  return { head, commits };
}

/** Returns the events that were kept, newest first. */
export function recallHistory(kept: KeptHistory, registries: readonly RegistrySchema[]): RegistryEvent[] {
  const named = new Map(registries.map((registry) => [registry.name, registry]));
  return kept.commits.flatMap(({ commit, events }) =>
    events.flatMap(({ registry: name, id, kind, changes: found, ...ids }) => {
      const registry = named.get(name);
      const changes = found.map(({ path, field, before, after }) => ({ path, field, before, after }));
      return registry
        ? [{ ...eventOf(commit, { kind, changes }, { registry, id }), ...ids, id, registry }]
        : [];
    }),
  );
}

function toldOnly({ oid, parents, author, committer, message }: ToldCommit): ToldCommit {
  return { oid, parents, author, committer, message };
}

function isPlain({ before, after }: FieldChange): boolean {
  return [before, after].every((value) => value === undefined || saysTheSame(value));
}

/** JSON has no infinity and no zero below zero. */
function saysTheSame(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(saysTheSame);
}
