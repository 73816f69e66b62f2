import { agendaOf, isHeld } from '../../registry/governance/meeting.ts';
import { decidesRegardless, isReached, quorumOf } from '../../registry/governance/quorum.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { isTaken } from './decision-state.ts';

/** Nothing is decided without a quorum, but at the extraordinary meeting after two without one. */
export const quorumRule: Rule = {
  name: 'quorum',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      if (isHeld(meeting)) yield* decided(meeting, workspace);
    }
  },
};

function* decided(meeting: Entry, workspace: Workspace): Generator<Diagnostic> {
  const quorum = quorumOf(meeting, workspace);
  if (!quorum || isReached(quorum) || decidesRegardless(meeting, workspace)) return;
  const { there, members, needed, missing } = quorum;
  for (const { path, decisions } of agendaOf(meeting)) {
    for (const [i, id] of decisions.entries()) {
      if (!isTaken(workspace.entries.get(id))) continue;
      yield entryFinding(meeting, {
        code: 'meetings/no-quorum',
        path: [...path, 'decisions', i],
        message: `"${id}" was decided without a quorum: ${there.length} of ${members.length} members were there, ${needed} are needed`,
        hint: `missing: ${missing.join(', ')}; hold the meeting again, or decide in writing: grantbook add written-procedure`,
      });
    }
  }
}
