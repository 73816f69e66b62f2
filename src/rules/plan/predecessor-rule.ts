import { currentState } from '../../registry/lifecycle.ts';
import { reachTexts } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Tasks follow their predecessors: none begins before them, none comes before itself. */
export const predecessorRule: Rule = {
  name: 'predecessors',
  *check({ workspace }) {
    const tasks = workspace.registries.get('tasks')?.entries ?? [];
    const open = unordered(new Map(tasks.map((entry) => [entry.id, predecessors(entry, workspace)])));
    for (const entry of tasks) {
      yield* waitsFor(entry, workspace);
      yield* cycle(entry, open);
    }
  },
};

function predecessors(entry: Entry, workspace: Workspace): string[] {
  return reachTexts(workspace, { entry, path: [] }, 'predecessors');
}

function* waitsFor(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  if (!isUnderWay(entry)) return;
  for (const [i, id] of listAt(entry).entries()) {
    const earlier = typeof id === 'string' ? workspace.entries.get(id) : undefined;
    const state = earlier?.registry.name === 'tasks' ? currentState(earlier) : undefined;
    if (!earlier || !state || state.name === 'done' || state.name === 'cancelled') continue;
    yield entryFinding(entry, {
      code: 'plan/predecessor-open',
      severity: 'warning',
      path: ['predecessors', i],
      message: `${entry.id} has begun, and ${id}, which comes before it, is "${state.name}"`,
      hint: `finish it: grantbook move ${id} finish, or take it off: grantbook set ${entry.id} predecessors-=${id}`,
    });
  }
}

function isUnderWay(entry: Entry): boolean {
  const state = currentState(entry)?.name;
  return state === 'in_progress' || state === 'blocked' || state === 'done';
}

function listAt({ data }: Entry) {
  return isList(data.predecessors) ? data.predecessors : [];
}

/** Told once, at the first of the tasks that wait for each other. */
function* cycle(entry: Entry, open: Ways): Generator<Diagnostic> {
  const way = open.has(entry.id) ? wayBack(entry.id, open) : undefined;
  const order = [...open.keys()];
  if (!way || way.some((id) => order.indexOf(id) < order.indexOf(entry.id))) return;
  yield entryFinding(entry, {
    code: 'plan/cycle',
    path: ['predecessors'],
    message: `${entry.id} comes before itself: ${[entry.id, ...way].join(' after ')}`,
    hint: `take one of them off: grantbook set ${entry.id} predecessors-=${way[0]}`,
  });
}

/** The predecessors of each task. */
type Ways = ReadonlyMap<string, readonly string[]>;

/** Returns the tasks that cannot be put in an order: those of a cycle, and those behind one. */
function unordered(before: Ways): Ways {
  const after = new Map<string, string[]>();
  const waits = new Map<string, number>();
  for (const [id, earlier] of before) {
    const known = [...new Set(earlier)].filter((each) => before.has(each));
    waits.set(id, known.length);
    for (const each of known) after.set(each, [...(after.get(each) ?? []), id]);
  }
  const free = [...waits].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const next of after.get(id) ?? []) {
      waits.set(next, (waits.get(next) ?? 0) - 1);
      if (waits.get(next) === 0) free.push(next);
    }
  }
  return new Map([...before].filter(([id]) => (waits.get(id) ?? 0) > 0));
}

/** Returns the shortest way from a task over predecessors back to itself; undefined where there is none. */
function wayBack(start: string, before: Ways): string[] | undefined {
  const seen = new Set<string>();
  const ways: string[][] = [[]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const id of before.get(way.at(-1) ?? start) ?? []) {
      if (id === start) return [...way, id];
      if (!seen.has(id)) ways.push([...way, id]);
      seen.add(id);
    }
  }
  return undefined;
}
