import { changedPaths } from '../../io/git/changed-paths.ts';
import { type MergedTrees, mergeBases, mergeTrees } from '../../io/git/merge-trees.ts';
import type { RangeCommit } from '../../io/git/range-commits.ts';
import type { Files } from '../../registry/files.ts';
import { overlayFiles } from '../../registry/overlay-files.ts';
import type { Gate } from './gate.ts';

/** What a commit is compared with, and what of the repository it changes. */
export type StatesBefore = {
  readonly befores: readonly Files[];
  /** Where two of several parted. */
  readonly bases?: (left: number, right: number) => readonly Files[];
  /** From the top of the repository. */
  readonly paths: readonly string[];
};

/**
 * Returns what a commit is compared with: its parent; of a merge, what git itself makes of its parents,
 * so that only what was done in the merge is the merger's doing; of a first commit, the target, so that
 * a history without a past is no way around it.
 */
export function statesBefore(gate: Gate, { oid, parents }: RangeCommit, target: string): StatesBefore {
  const [first = target, second, ...more] = parents;
  if (second === undefined) return fromTree(gate, first, oid);
  if (more.length > 0) return fromParents(gate, parents, oid);
  const merged = mergeTrees(gate.repo, first, second);
  if (merged.conflicts.length === 0) return fromTree(gate, merged.tree, oid);
  return fromConflict(gate, merged, { oid, sides: [first, second] });
}

function fromTree({ repo, snapshots }: Gate, before: string, oid: string): StatesBefore {
  return { befores: [snapshots.files(before)], paths: changedPaths(repo, before, oid) };
}

function fromParents(gate: Gate, parents: readonly string[], oid: string): StatesBefore {
  const { files } = gate.snapshots;
  return {
    befores: parents.map(files),
    bases: (left, right) => mergeBases(gate.repo, parents[left] ?? '', parents[right] ?? '').map(files),
    paths: inAll(parents.map((parent) => changedPaths(gate.repo, parent, oid))),
  };
}

/** Where git could not decide, both sides count; elsewhere its result stands. */
function fromConflict(
  gate: Gate,
  { tree, conflicts }: MergedTrees,
  { oid, sides }: { readonly oid: string; readonly sides: readonly string[] },
): StatesBefore {
  const open = new Set(conflicts.map((path) => path.slice(gate.repo.bookPrefix.length)));
  const merged = gate.snapshots.files(tree);
  const asIn = (commit: string) =>
    overlayFiles(merged, gate.snapshots.files(commit), (path) => open.has(path));
  const settled = changedPaths(gate.repo, tree, oid).filter((path) => !conflicts.includes(path));
  const decided = inAll(sides.map((side) => changedPaths(gate.repo, side, oid)));
  return {
    befores: sides.map(asIn),
    bases: () => mergeBases(gate.repo, sides[0] ?? '', sides[1] ?? '').map(asIn),
    paths: [...new Set([...settled, ...decided.filter((path) => conflicts.includes(path))])],
  };
}

function inAll([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return first.filter((path) => others.every((each) => each.includes(path)));
}
