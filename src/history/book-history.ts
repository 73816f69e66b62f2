import { asTexts } from '../schema/keywords/parts.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { canonical } from '../text/canonical.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import type { HistorySource } from './history-commit.ts';
import { type RegistryEvent, RegistryWalk } from './registry-walk.ts';

/**
 * Returns what happened to all records of registries, newest first, in the order of the commits given;
 * within a commit in the order of the registries and ids.
 */
export async function bookHistory(
  source: HistorySource,
  registries: readonly RegistrySchema[],
): Promise<RegistryEvent[]> {
  const on = { source, judge: await loadJudge() };
  const walks = registries.map((registry) => new RegistryWalk(registry, on));
  const commits = source.commits.toReversed().map((commit) => {
    const touched = walks.filter((walk) => walk.isTouchedBy(commit));
    return touched.flatMap((walk) => withFormerIds(walk.step(commit)));
  });
  return commits.reverse().flat();
}

/** A record that goes and one that comes in the same commit, and says so or has the same content, are one with a new id. */
function withFormerIds(events: readonly RegistryEvent[]): RegistryEvent[] {
  const [come, gone] = [ofKind(events, 'added'), ofKind(events, 'removed')];
  if (come.length === 0 || gone.length === 0) return [...events];
  const former = saidFormer(come, gone);
  const later = new Map([...former].map(([id, old]) => [old, id]));
  const open = ({ id }: RegistryEvent) => !former.has(id) && !later.has(id);
  const [added, removed] = [byContent(come.filter(open)), byContent(gone.filter(open))];
  for (const [content, [id, ...rivals]] of added) {
    const [other, ...others] = removed.get(content) ?? [];
    if (id === undefined || other === undefined || rivals.length + others.length > 0) continue;
    former.set(id, other);
    later.set(other, id);
  }
  return events.map((event) => {
    const [formerId, laterId] = [former.get(event.id), later.get(event.id)];
    if (event.kind === 'added' && formerId !== undefined) return { ...event, formerId };
    return event.kind === 'removed' && laterId !== undefined ? { ...event, laterId } : event;
  });
}

/** Returns, by the ids of records that came, those that went and that they say they had. */
function saidFormer(come: readonly RegistryEvent[], gone: readonly RegistryEvent[]): Map<string, string> {
  const left = new Set(gone.map(({ id }) => id));
  return new Map(
    come.flatMap(({ id, registry, changes }) => {
      const said = changes.find(({ path }) => path.length === 1 && path[0] === registry.former)?.after;
      const old = asTexts(said).findLast((each) => left.delete(each));
      return old === undefined ? [] : [[id, old] as const];
    }),
  );
}

function ofKind(events: readonly RegistryEvent[], wanted: RegistryEvent['kind']): RegistryEvent[] {
  return events.filter(({ kind }) => kind === wanted);
}

/** Returns the ids of records by what they say but for their id. */
function byContent(events: readonly RegistryEvent[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const event of events) {
    const content = contentOf(event);
    if (content === NOTHING) continue;
    ids.set(content, [...(ids.get(content) ?? []), event.id]);
  }
  return ids;
}

const NOTHING = '{}';

/** The record that an event added or removed, without its id: such an event names every field as a whole. */
function contentOf({ changes, registry }: RegistryEvent): string {
  const fields = changes.flatMap(({ path, before, after }) => {
    const [name] = path;
    const value = after ?? before;
    return typeof name === 'string' && path.length === 1 && value !== undefined ? [[name, value]] : [];
  });
  const { id, former } = registry;
  const own = [id.field, former];
  return canonical(Object.fromEntries(fields.filter(([name]) => !own.includes(String(name)))));
}
