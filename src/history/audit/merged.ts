import type { Workspace } from '../../registry/workspace.ts';
import { sameValue } from '../../text/value.ts';
import { mergeChange } from '../merge-changes.ts';
import type { Found } from './audit-finding.ts';
import type { BookState } from './book-states.ts';
import type { AuditStep } from './brought-findings.ts';

/** Returns the books at the points where two parents, by position, parted. */
export type Bases = (left: number, right: number) => readonly BookState[];

/** Returns what a merge itself did to records: members that have the value of no parent, or where one side's change was dropped. */
export function mergedByHand({ state, parents }: AuditStep, bases: Bases): Found[] {
  if (parents.length < 2) return [];
  const books = parents.map(({ workspace }) => workspace);
  const after = state.workspace;
  return [...differingIds(after, books)].flatMap((id): Found[] => {
    const change = mergeChange({
      result: after.entries.get(id)?.data,
      parents: books.map(({ entries }) => entries.get(id)?.data),
      bases: (i, j) => bases(i, j).map(({ workspace }) => workspace.entries.get(id)?.data),
    });
    if (!change) return [];
    const file = [after, ...books].flatMap(({ entries }) => entries.get(id)?.file ?? [])[0];
    const fields = [...new Set(change.changes.map(({ field }) => field))];
    const what = change.kind === 'changed' ? fields.map((field) => `"${field}"`).join(', ') : 'the record';
    const did = change.kind === 'changed' ? 'has' : `was ${change.kind}, and has`;
    return [
      {
        code: 'audit/merge-changed',
        record: id,
        ...(file !== undefined && { file }),
        ...(fields[0] !== undefined && change.kind === 'changed' && { field: fields[0] }),
        message: `${what} of ${id} ${did} a value in the merge that joining the branches would not give`,
      },
    ];
  });
}

function differingIds(after: Workspace, books: readonly Workspace[]): Set<string> {
  const ids = new Set<string>();
  for (const book of books) {
    if (book === after) continue;
    for (const id of [...after.entries.keys(), ...book.entries.keys()]) {
      const [now, was] = [after.entries.get(id), book.entries.get(id)];
      if (now !== was && !sameValue(now?.data, was?.data)) ids.add(id);
    }
  }
  return ids;
}

type Sides = ReadonlyMap<string, string | undefined>;

/**
 * Returns the files, other than registries, that a merge left as neither side had them, or without what
 * one side had changed. Where both sides changed a file, only a person can tell: it is named as such.
 */
export function filesMergedByHand(
  { commit }: Pick<AuditStep, 'commit'>,
  baseFiles: readonly Sides[],
): Found[] {
  if (commit.parents.length < 2) return [];
  const paths = new Set(commit.changes.map(({ path }) => path));
  return [...paths].flatMap((path): Found[] => {
    if (/^project-data\/.*\.yaml$/.test(path)) return [];
    const sides = commit.parents.map((_, i) => sideOf(commit, path, i));
    const result = commit.changes.find((each) => each.path === path)?.after;
    const bases = baseFiles.map((files) => files.get(path));
    const isOfOne = sides.includes(result);
    const isDropped = sides.some((side) => side !== result && !bases.includes(side));
    const bothChanged = sides.every((side) => !bases.includes(side));
    if (isOfOne && !isDropped) return [];
    if (!isOfOne && bothChanged) return [{ code: 'audit/merge-unclear', message: unclear(path) }];
    const how = isOfOne ? 'without what one branch had changed in it' : 'as no branch had it';
    return [{ code: 'audit/merge-changed', message: `the merge left "${path}" ${how}` }];
  });
}

/** A parent against which a file does not differ has it as the merge has. */
function sideOf({ changes }: AuditStep['commit'], path: string, parent: number): string | undefined {
  const own = changes.find((each) => each.path === path && each.parent === parent);
  return own ? own.before : changes.find((each) => each.path === path)?.after;
}

function unclear(path: string): string {
  return `both branches changed "${path}": what the merge made of it is for people to read`;
}
