import { mergeChange } from '../../history/merge-changes.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** The states that meet in a merge, and those where two of its parents parted. */
export type Meeting = {
  readonly result: Workspace;
  readonly parents: readonly Workspace[];
  readonly bases: (left: number, right: number) => readonly Workspace[];
};

/**
 * Returns whether a finding speaks of something that the merge itself did to a record: gave a field what
 * no parent has, or dropped what one of them had changed. What it takes over is the doing of others.
 */
export function mergeDoings(meeting: Meeting): (finding: Diagnostic) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return ({ record, field = '' }) => {
    if (record === undefined) return false;
    const changed = known.get(record) ?? changedFields(meeting, record);
    known.set(record, changed);
    return changed.has(topOf(field));
  };
}

/** Of a record that comes or goes, the whole is meant as well: the field without a name. */
function changedFields({ result, parents, bases }: Meeting, id: string): ReadonlySet<string> {
  const dataIn = ({ entries }: Workspace) => entries.get(id)?.data;
  const change = mergeChange({
    result: dataIn(result),
    parents: parents.map(dataIn),
    bases: (left, right) => bases(left, right).map(dataIn),
  });
  const fields = (change?.changes ?? []).map(({ path }) => String(path[0] ?? ''));
  return new Set(change && change.kind !== 'changed' ? [...fields, ''] : fields);
}

function topOf(field: string): string {
  return /^[^.[]*/.exec(field)?.[0] ?? '';
}
