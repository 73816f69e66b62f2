import { hasMajority } from '../../registry/governance/majority.ts';
import { agendaOf } from '../../registry/governance/meeting.ts';
import { votersAt } from '../../registry/governance/quorum.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping, type Mapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';
import { isTaken } from './decision-state.ts';

/** The votes of a meeting are those of members that were there; what was decided had the majority. */
export const voteRule: Rule = {
  name: 'votes',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      for (const vote of itemsOf(meeting.data, 'votes')) {
        yield* tooMany(meeting, vote, workspace);
        yield* otherItem(meeting, vote);
        const decision = workspace.entries.get(asText(vote.data.decision) ?? '');
        if (!decision) continue;
        yield* noMajority(meeting, { vote, decision }, workspace);
        yield* disagreement(meeting, { vote, decision });
      }
    }
  },
};

const COUNTS = ['for', 'against', 'abstain'] as const;

function* tooMany(meeting: Entry, { path, data }: Item, workspace: Workspace): Generator<Diagnostic> {
  const voters = votersAt(meeting, workspace);
  const votes = COUNTS.reduce((sum, name) => sum + Number(data[name] ?? 0), 0);
  if (itemsOf(meeting.data, 'attendance').length === 0 || votes <= voters.length) return;
  yield entryFinding(meeting, {
    code: 'votes/too-many',
    path: [...path, 'for'],
    message: `"${COUNTS.map((name) => `${data[name]} ${name}`).join(', ')}" are ${votes} votes; ${voters.length} members with a vote were present or represented`,
    hint: 'correct the votes, or the attendance: a member has one vote, a proxy counts once, a partner in default has none',
  });
}

function* otherItem(meeting: Entry, { path, data }: Item): Generator<Diagnostic> {
  const item = agendaOf(meeting).find(({ n }) => n === data.item);
  const decision = asText(data.decision);
  if (item && (decision === undefined || item.decisions.includes(decision))) return;
  yield entryFinding(meeting, {
    code: 'votes/other-item',
    path: [...path, item ? 'decision' : 'item'],
    message: item
      ? `"${decision}" does not stand under item ${String(data.item)}`
      : `"${String(data.item)}" is no item of the agenda`,
    hint: 'name the agenda item that was voted on, and list the decision under it',
  });
}

type Voted = { readonly vote: Item; readonly decision: Entry };

function* noMajority(meeting: Entry, { vote, decision }: Voted, workspace: Workspace): Generator<Diagnostic> {
  const { enough, cast, needed } = hasMajority(meeting, vote.data, workspace);
  if (enough || !isTaken(decision)) return;
  yield entryFinding(meeting, {
    code: 'votes/no-majority',
    path: [...vote.path, 'for'],
    message: `"${String(vote.data.for)}" of ${cast} votes cast are too few for ${decision.id}: ${needed} are needed`,
    hint: `grantbook move ${decision.id} reject, or correct the votes; the majority is set in project.yaml`,
  });
}

function* disagreement(meeting: Entry, { vote, decision }: Voted): Generator<Diagnostic> {
  const own = decision.data.votes;
  if (!isMapping(own) || COUNTS.every((name) => own[name] === vote.data[name])) return;
  yield entryFinding(decision, {
    code: 'votes/disagree',
    path: ['votes'],
    message: `"${counts(own)}" are not the votes of ${meeting.id}: ${counts(vote.data)}`,
    hint: 'correct one of the two',
    atKey: true,
  });
}

function counts(votes: Mapping): string {
  return COUNTS.map((name) => `${votes[name]} ${name}`).join(', ');
}
