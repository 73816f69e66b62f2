import { closest } from '../../base/suggest.ts';
import { partnerOf } from '../../registry/people.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';
import { deliverables } from './deliverables.ts';

/** A deliverable is edited by its lead, and uses the codes that the project uses. */
export const peopleRule: Rule = {
  name: 'deliverable people and codes',
  *check({ workspace }) {
    for (const entry of deliverables(workspace)) {
      yield* editorElsewhere(entry, workspace);
      yield* unknownCode(entry, ['type', 'deliverable_types'], workspace);
      yield* unknownCode(entry, ['dissemination', 'dissemination_codes'], workspace);
    }
  },
};

function* editorElsewhere(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { editor, lead } = entry.data;
  const partner = typeof editor === 'string' ? partnerOf(workspace, editor) : undefined;
  if (partner === undefined || typeof lead !== 'string' || partner === lead) return;
  yield entryFinding(entry, {
    code: 'deliverables/editor-elsewhere',
    severity: 'warning',
    path: ['editor'],
    message: `the editor ${editor} is of ${partner}, the lead is ${lead}`,
    hint: `name an editor of ${lead}, or let ${partner} lead`,
  });
}

/** What the schema does not know is told by the schema. */
function isChoice({ registry }: Entry, field: string, value: string): boolean {
  const choices = registry.fields.find(({ name }) => name === field)?.schema.enum;
  return !isList(choices) || choices.includes(value);
}

function* unknownCode(
  entry: Entry,
  [field, setting]: readonly [string, string],
  { project }: Workspace,
): Generator<Diagnostic> {
  const list = project?.data[setting];
  const value = entry.data[field];
  if (!isList(list) || typeof value !== 'string' || !isChoice(entry, field, value)) return;
  const known = list.flatMap((item) => (isMapping(item) && typeof item.code === 'string' ? [item.code] : []));
  if (known.includes(value)) return;
  const near = closest(value, known);
  yield entryFinding(entry, {
    code: 'deliverables/unknown-code',
    path: [field],
    message: `"${value}" is not among the ${setting} of the project`,
    hint: near.length > 0 ? `did you mean "${near[0]}"?` : `in use: ${known.join(', ')}`,
    suggestions: near,
  });
}
