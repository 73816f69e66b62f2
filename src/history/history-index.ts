import type { RegistrySchema } from '../schema/registry-schema.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { graphOf } from './common-ancestors.ts';
import type { Graph, HistoryCommit, HistorySource, PathChange } from './history-commit.ts';
import { Touches } from './touches.ts';

/** A commit of a history, with the ids of the records of one registry that it may have touched. */
export type IndexedCommit = Pick<HistoryCommit, 'oid' | 'parents' | 'changes'> & {
  readonly ids: readonly string[];
};

/** Which commits of a history touch which records of one registry: ids only, no values. */
export type HistoryIndex = { readonly commits: readonly IndexedCommit[] };

/**
 * Returns the index of a history for a registry. None where a version of a file cannot be read:
 * there any change may be the one that mends a record.
 */
export function indexHistory(
  source: HistorySource,
  registry: RegistrySchema,
  judge: YamlJudge,
): HistoryIndex | undefined {
  const touches = new Touches(registry, { source, judge });
  const commits: IndexedCommit[] = [];
  for (const commit of source.commits.toReversed()) {
    const changes = touches.ownChanges(commit);
    if (!touches.isSure(changes)) return undefined;
    const { oid, parents } = commit;
    commits.push({ oid, parents, changes, ids: [...touches.ids(changes)] });
  }
  return { commits: commits.reverse() };
}

/** The part of a history that may speak of a record, without what its commits say of themselves. */
export type IndexedPart = { readonly graph: Graph; readonly commits: readonly IndexedCommit[] };

/** Returns a look-up of the commits that touch a record, and all merges, which have to be compared with each parent. */
export function lookUp({ commits }: HistoryIndex): (id: string) => IndexedPart {
  const graph = graphOf(commits);
  return (id) => ({
    graph,
    commits: commits.filter(({ parents, ids }) => parents.length > 1 || ids.includes(id)),
  });
}

/** Returns the blobs that a part speaks of, in the order in which a record is followed. */
export function blobsOf({ commits }: Pick<IndexedPart, 'commits'>): string[] {
  const ids = ({ before, after }: PathChange) => [before, after].filter((id) => id !== undefined);
  return commits.toReversed().flatMap(({ changes }) => changes.flatMap(ids));
}
