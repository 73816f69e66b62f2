import type { Entry, Workspace } from '../../registry/workspace.ts';
import { canonical } from '../../text/canonical.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Two states of a book, and the files in which they differ. */
export type Touching = {
  readonly before: Workspace;
  readonly after: Workspace;
  readonly changed: ReadonlySet<string>;
};

/** Returns whether a finding stands on a record that a change touches; where it is of no record, in a file that it touches. */
export function touchedBy({ before, after, changed }: Touching): (finding: Diagnostic) => boolean {
  const known = new Map<string, boolean>();
  const isTouched = (id: string, file: string) => {
    const [old, now] = [before.entries.get(id), after.entries.get(id)];
    if (!old && !now) return changed.has(file);
    return !old || !now || (isIn(changed, old, now) && canonical(old.data) !== canonical(now.data));
  };
  return ({ record, file }) => {
    if (record === undefined) return changed.has(file);
    const touched = known.get(record) ?? isTouched(record, file);
    known.set(record, touched);
    return touched;
  };
}

function isIn(changed: ReadonlySet<string>, ...entries: readonly Entry[]): boolean {
  return entries.some(({ file, apart }) => changed.has(file) || apart?.stored !== undefined);
}
