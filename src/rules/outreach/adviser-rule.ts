import { fieldName, membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Advisers: nothing confidential before the agreement is signed, and no advice without an answer. */
export const adviserRule: Rule = {
  name: 'advisers',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('advisory-board')?.entries ?? []) {
      yield* checkDocuments(entry, workspace);
      yield* checkAdvice(entry);
    }
  },
};

function* checkDocuments(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { nda_signed_on: signed } = entry.data;
  for (const { path, value } of membersAt(entry.data, ['documents', '*'])) {
    if (!isMapping(value) || typeof value.document !== 'string' || typeof value.sent_on !== 'string')
      continue;
    const level = workspace.entries.get(value.document)?.data.dissemination;
    const covered = typeof signed === 'string' && signed <= value.sent_on;
    if (covered || typeof level !== 'string' || level === PUBLIC) continue;
    const when =
      typeof signed === 'string' ? `before the agreement of ${signed}` : 'without a signed agreement';
    yield entryFinding(entry, {
      code: 'advisory/before-nda',
      path: [...path, 'document'],
      message: `${value.document} (${level}) went to ${entry.id} on ${value.sent_on}, ${when}`,
      hint: `record the agreement first: grantbook move ${entry.id} sign nda_signed_on=…`,
    });
  }
}

/** The one level that all the programmes' codes have in common. */
const PUBLIC = 'PU';

function* checkAdvice(entry: Entry): Generator<Diagnostic> {
  for (const { path, value } of membersAt(entry.data, ['advice', '*'])) {
    if (!isMapping(value) || value.follow_up !== undefined || value.answer !== undefined) continue;
    const item = fieldName(path);
    yield entryFinding(entry, {
      code: 'advisory/no-answer',
      severity: 'warning',
      path: [...path, 'text'],
      message: `the advice of ${String(value.date)} has neither an action nor an answer`,
      hint: `grantbook set ${entry.id} "${item}.follow_up=A-…", or "${item}.answer=…"`,
    });
  }
}
