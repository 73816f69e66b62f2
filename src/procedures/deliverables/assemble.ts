import { RequestError } from '../../base/request-error.ts';
import type { Assignment } from '../../change/assignment.ts';
import type { Plan } from '../../change/plan.ts';
import { setRecord } from '../../change/set-record.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { type Outcome, refused } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping, type Value } from '../../text/value.ts';
import { type Part, partsOf } from './parts.ts';

/** What an assembly is asked to do. */
export type AssembleRequest = { readonly entry: Entry; readonly reason?: string | undefined };

/**
 * Plans the assembly of a composite deliverable: the text of each record that is a part of it becomes a
 * section, under the part's title, in the order of the parts. Refused while a part is not finalised.
 */
export async function assembleDeliverable(
  workspace: Workspace,
  { entry, reason }: AssembleRequest,
): Promise<Outcome<Plan>> {
  const parts = partsOf(entry, workspace).filter((part) => part.entry !== undefined);
  if (parts.length === 0) {
    throw new RequestError(
      `nothing is written for ${entry.id}: no record names it as the deliverable it is a part of`,
      `for example: grantbook add country-fiche deliverable=${entry.id} …`,
    );
  }
  const open = parts.filter(({ done }) => !done);
  if (open.length > 0) return refused(...open.map((part) => notFinalised(part)));
  const { sections } = entry.data;
  const assignments: Assignment[] = [
    { path: ['sections'], operation: 'set', value: withParts(isList(sections) ? sections : [], parts) },
  ];
  return setRecord(workspace, { entry, assignments, reason });
}

function notFinalised({ entry, partner, state }: Part) {
  if (!entry) throw new Error('a part without a record');
  const { lifecycle } = entry.registry;
  return entryFinding(entry, {
    code: 'deliverables/part-open',
    path: [lifecycle?.field ?? entry.registry.id.field],
    message: `${entry.id} is "${state}": ${partner ?? 'somebody'} owes it`,
    hint: `see its steps: grantbook show ${entry.id}`,
  });
}

/** Sections that bear a part's title take its text; parts without a section follow behind, in their order. */
function withParts(sections: readonly Value[], parts: readonly Part[]): Value[] {
  const titled = new Map(parts.map((part) => [part.title, part]));
  const kept = sections.map((section) => {
    const part = isMapping(section) ? titled.get(String(section.title)) : undefined;
    if (part) titled.delete(part.title);
    return part && isMapping(section) ? { ...section, text: part.text ?? '' } : section;
  });
  return [...kept, ...[...titled.values()].map(asSection)];
}

function asSection({ title, partner, text }: Part): Mapping {
  return { title, ...(partner !== undefined && { partner }), text: text ?? '' };
}
