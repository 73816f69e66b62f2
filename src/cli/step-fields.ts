import type { Assignment } from '../change/assignment.ts';
import type { RecordEdit } from '../change/move-record.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { readAssignments } from './write-command.ts';

/** What is given with a step: fields of the record itself, and of others: `D2.1.due=2023-09-30`. */
export type StepFields = { readonly own: readonly Assignment[]; readonly others: readonly RecordEdit[] };

/** Reads the fields given with a step. Throws a RequestError for what is no field. */
export function readStepFields(
  texts: readonly string[],
  { registry, id }: Entry,
  workspace: Workspace,
): StepFields {
  const own: string[] = [];
  const others = new Map<Entry, string[]>();
  for (const text of texts) {
    const other = otherRecord(text, workspace);
    if (!other) own.push(text);
    else if (other.entry.id === id) own.push(other.rest);
    else others.set(other.entry, [...(others.get(other.entry) ?? []), other.rest]);
  }
  return {
    own: readAssignments(own, registry),
    others: [...others].map(([entry, rest]) => ({
      entry,
      assignments: readAssignments(rest, entry.registry),
    })),
  };
}

/** An id may hold dots: the longest that is one counts. */
function otherRecord(text: string, { entries }: Workspace): { entry: Entry; rest: string } | undefined {
  const [name = ''] = text.split(/[+-]?=/, 1);
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const entry = entries.get(name.slice(0, dot));
    if (entry) return { entry, rest: text.slice(dot + 1) };
  }
  return undefined;
}
