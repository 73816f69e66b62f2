import { isWhole } from '../../registry/is-whole.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { type Fate, isChosen, type Outcome, outcomeOf } from '../../registry/selection/outcome.ts';
import { type Ranked, type Ranking, rankingOf } from '../../registry/selection/ranking.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping, type Value } from '../../text/value.ts';
import type { Rule } from '../rule.ts';
import { unknownCriterion } from './evaluation-rule.ts';
import { openQuestions } from './open-questions.ts';

/** A choice that was made is the one that evaluations and rules give, in the call and in its proposals. */
export const choiceRule: Rule = {
  name: 'choice',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('selections')?.entries ?? []) {
      const ranking = rankingOf(entry, workspace);
      yield* checkTieBreak(ranking);
      const { status } = entry.data;
      if (status === 'chosen' || status === 'closed') yield* checkChoice(ranking, workspace);
    }
  },
};

function* checkTieBreak({ call }: Ranking): Generator<Diagnostic> {
  for (const [i, key] of call.tieBreak.entries()) {
    if (call.criteria.every((criterion) => criterion.key !== key))
      yield unknownCriterion(call.entry, call, ['tie_break', i]);
  }
}

function* checkChoice(ranking: Ranking, workspace: Workspace): Generator<Diagnostic> {
  const outcome = outcomeOf(ranking);
  const open = [...openQuestions(ranking, outcome)];
  yield* open;
  if (open.length > 0 || !isWhole(workspace, 'evaluations')) return;
  yield* checkRanking(ranking, outcome);
  for (const { proposal } of ranking.ranked) yield* checkProposal(proposal.entry, outcome, ranking);
}

/** The first row of the recorded outcome that is not as the evaluations give it stands for all of them. */
function* checkRanking({ call, ranked }: Ranking, { fates }: Outcome): Generator<Diagnostic> {
  const wanted = new Map(ranked.map((each) => [each.proposal.entry.id, each]));
  const rows = membersAt(call.entry.data, ['ranking', '*']).filter(({ value }) => isMapping(value));
  const named = new Set(rows.map(({ value }) => idIn(value)));
  const wrong = rows.filter(({ value }) => !agrees(value, wanted.get(idIn(value)), fates.get(idIn(value))));
  const missing = [...wanted.keys()].filter((id) => !named.has(id));
  const [first] = wrong;
  if (!first && missing.length === 0) return;
  const id = first ? idIn(first.value) : (missing[0] ?? '');
  const others = wrong.length + missing.length - 1;
  yield entryFinding(call.entry, {
    code: 'selection/not-the-ranking',
    path: first ? [...first.path, 'proposal'] : ['ranking'],
    message: `the evaluations give for ${id}: ${say(wanted.get(id), fates.get(id))}${others > 0 ? `; ${others} more rows differ` : ''}`,
    hint: `compare: grantbook selection rank ${call.entry.id}; a proposal that came later belongs to another call`,
  });
}

function idIn(row: Value): string {
  return isMapping(row) && typeof row.proposal === 'string' ? row.proposal : '';
}

function agrees(row: Value, each: Ranked | undefined, fate: Fate | undefined): boolean {
  return isMapping(row) && row.rank === each?.rank && row.total === each?.total && row.outcome === fate;
}

function say(each: Ranked | undefined, fate: Fate | undefined): string {
  return each ? `rank ${each.rank}, total ${each.total}, "${fate}"` : 'no proposal of this call';
}

function* checkProposal(entry: Entry, { fates }: Outcome, { call }: Ranking): Generator<Diagnostic> {
  const wanted = isChosen(fates.get(entry.id));
  const left = entry.data.status === 'not_selected' || entry.data.status === 'proposed';
  if (wanted !== left) return;
  yield entryFinding(entry, {
    code: 'selection/not-the-ranking',
    path: ['status'],
    message: `${entry.id} is "${String(entry.data.status)}", and by the ranking of ${call.entry.id} it is ${wanted ? 'chosen' : 'not chosen'}`,
    hint: `see: grantbook selection rank ${call.entry.id}`,
  });
}
