import { dayOf } from '../../registry/day-of.ts';
import { votersOf } from '../../registry/governance/members.ts';
import { countBallots } from '../../registry/governance/written-count.ts';
import { type Item, itemsOf } from '../../registry/items.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** In a written procedure each member answers once and in time, and the outcome is what the answers make it. */
export const writtenProcedureRule: Rule = {
  name: 'written-procedures',
  *check({ workspace }) {
    for (const procedure of workspace.registries.get('written-procedures')?.entries ?? []) {
      const voters = votersOf(procedure, dayOf(procedure.data.sent_on, workspace), workspace);
      const ballots = itemsOf(procedure.data, 'ballots');
      for (const ballot of ballots) {
        yield* ballotOf(procedure, { ballot, ballots, voters });
        yield* inTime(procedure, ballot, workspace);
      }
      yield* outcome(procedure, workspace);
    }
    for (const decision of workspace.registries.get('decisions')?.entries ?? [])
      yield* sameVotes(decision, workspace);
  },
};

type Cast = { readonly ballot: Item; readonly ballots: readonly Item[]; readonly voters: readonly string[] };

function* ballotOf(procedure: Entry, { ballot, ballots, voters }: Cast): Generator<Diagnostic> {
  const { partner } = ballot.data;
  const path = [...ballot.path, 'partner'];
  const first = ballots.find(({ data }) => data.partner === partner);
  if (first && first.path[1] !== ballot.path[1]) {
    yield entryFinding(procedure, {
      code: 'votes/twice',
      path,
      message: `"${String(partner)}" has answered already`,
      hint: 'a member has one vote: keep the answer that counts',
    });
  }
  if (typeof partner === 'string' && !voters.includes(partner)) {
    yield entryFinding(procedure, {
      code: 'votes/not-a-voter',
      path,
      message: `"${partner}" has no vote in ${String(procedure.data.body)}`,
      hint: `members with a vote: ${voters.join(', ')}`,
    });
  }
}

function* inTime(procedure: Entry, { path, data }: Item, workspace: Workspace): Generator<Diagnostic> {
  const [day, from, to] = [data.answered_on, procedure.data.sent_on, procedure.data.respond_by].map((value) =>
    dayOf(value, workspace),
  );
  if (day === undefined || from === undefined || to === undefined || (from <= day && day <= to)) return;
  yield entryFinding(procedure, {
    code: 'votes/out-of-time',
    path: [...path, 'answered_on'],
    message: `"${day}" is not within the time for answers, ${from} to ${to}`,
    hint: 'an answer that came too late does not count: note it in "notes" instead',
  });
}

function* outcome(procedure: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { inFavour, members, needed, missing } = countBallots(procedure, workspace);
  const { status } = procedure.data;
  if (status !== 'agreed' && status !== 'rejected') return;
  if ((status === 'agreed') !== inFavour >= needed) {
    yield entryFinding(procedure, {
      code: 'votes/no-majority',
      path: ['status'],
      message: `"${status}": ${inFavour} of ${members} members are in favour, ${needed} are needed`,
      hint: 'the majority is one of all members; who does not answer has not agreed: see written_procedure in project.yaml',
    });
  }
  const [told, last] = [procedure.data.outcome_sent_on, procedure.data.respond_by].map((day) =>
    dayOf(day, workspace),
  );
  if (told === undefined || last === undefined || told > last || missing.length === 0) return;
  yield entryFinding(procedure, {
    code: 'votes/closed-early',
    path: ['outcome_sent_on'],
    message: `"${told}": members could answer until ${last}, and some had not: ${missing.join(', ')}`,
    hint: 'wait for the last day, or for the last answer',
  });
}

function* sameVotes(decision: Entry, workspace: Workspace): Generator<Diagnostic> {
  const procedure = workspace.entries.get(String(decision.data.written_procedure));
  const { votes } = decision.data;
  if (!procedure || !isMapping(votes)) return;
  const counted = countBallots(procedure, workspace);
  const wrong = (['for', 'against', 'abstain'] as const).filter(
    (name) => votes[name] !== counted.votes[name],
  );
  if (wrong.length === 0) return;
  yield entryFinding(decision, {
    code: 'votes/disagree',
    path: ['votes', wrong[0] ?? 'for'],
    message: `"${String(votes[wrong[0] ?? 'for'])}" are not the votes of ${procedure.id}: ${counted.votes.for} for, ${counted.votes.against} against, ${counted.votes.abstain} abstain`,
    hint: 'correct one of the two',
  });
}
