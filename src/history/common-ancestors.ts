import type { Graph, HistoryCommit } from './history-commit.ts';

/** Returns the graph of a stretch of history: commits newest first, each before its parents. */
export function graphOf(commits: readonly Pick<HistoryCommit, 'oid' | 'parents'>[]): Graph {
  const oids = commits.map(({ oid }) => oid);
  const parents = commits.map((commit) => commit.parents);
  return { oids, parents, position: new Map(oids.map((oid, i) => [oid, i])) };
}

const LEFT = 1;
const RIGHT = 2;
const BOTH = 3;
const OLDER = 4;

/** Returns the common ancestors of two commits that are ancestors of no other common ancestor. */
export function commonAncestors(graph: Graph, left: string, right: string): string[] {
  const marks = new Uint8Array(graph.oids.length);
  const mark = (oid: string, bits: number): void => {
    const at = graph.position.get(oid);
    if (at !== undefined) marks[at] = (marks[at] ?? 0) | bits;
  };
  mark(left, LEFT);
  mark(right, RIGHT);
  // Parents come after their children, so a commit's marks are complete when it is reached.
  return graph.oids.filter((_, at) => {
    const bits = marks[at] ?? 0;
    const common = (bits & BOTH) === BOTH;
    for (const parent of graph.parents[at] ?? []) mark(parent, common ? bits | OLDER : bits);
    return common && (bits & OLDER) === 0;
  });
}

/** Returns a commit of a history with all that came before it. */
export function upTo(graph: Graph, oid: string): Set<string> {
  const found = new Set([oid]);
  // Parents come after their children, so a commit is marked when it is reached.
  for (const [at, each] of graph.oids.entries())
    if (found.has(each)) for (const parent of graph.parents[at] ?? []) found.add(parent);
  return found;
}
