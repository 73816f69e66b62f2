import type { Day } from '../../base/day.ts';
import type { Assignment } from '../../change/assignment.ts';
import { Draft } from '../../change/draft.ts';
import { moveMessage } from '../../change/move-message.ts';
import type { Plan } from '../../change/plan.ts';
import { type Doings, type Stepping, takeStep } from '../../change/take-step.ts';
import { possibleSteps } from '../../registry/lifecycle.ts';
import { isChosen, outcomeOf, type Outcome as Result } from '../../registry/selection/outcome.ts';
import { type Ranking, rankingOf } from '../../registry/selection/ranking.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { check } from '../../rules/check.ts';
import { openQuestions } from '../../rules/selection/open-questions.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';
import { choiceMinutes } from './choice-minutes.ts';
import { refuseUnlessEvaluating } from './refuse-unless-evaluating.ts';

/** A choice to be made: of which selection, with the meeting and the decision. */
export type ChooseRequest = {
  readonly entry: Entry;
  readonly assignments: readonly Assignment[];
  readonly today: Day;
  readonly actor?: string | undefined;
  readonly reason?: string | undefined;
};

/**
 * Plans the choice that evaluations and rules give, in one commit: the selection with ranking and
 * minutes, the proposals that are chosen and those that are not. Refused while evaluations are missing,
 * a conflict of interest stands, or equal proposals at the cut are not told apart.
 */
export async function chooseProposals(workspace: Workspace, request: ChooseRequest): Promise<Outcome<Plan>> {
  const { entry, assignments, today, actor, reason } = request;
  refuseUnlessEvaluating(entry);
  const ranking = rankingOf(entry, workspace);
  const result = outcomeOf(ranking);
  const open = [...openQuestions(ranking, result), ...standingErrors(ranking, workspace)];
  if (open.length > 0) return { ok: false, diagnostics: open };
  const doings: Doings = { draft: new Draft(workspace), today, actor, touched: [] };
  const given = [...outcomeFields(ranking, result, workspace), ...assignments];
  const steps = [
    ...stepping(entry, 'decide', given),
    ...ranking.ranked.flatMap(({ proposal }) =>
      stepping(proposal.entry, isChosen(result.fates.get(proposal.entry.id)) ? 'select' : 'leave_out'),
    ),
  ];
  for (const step of steps) {
    const taken = await takeStep(step, doings);
    if (!taken.ok) return taken;
  }
  return done(doings.draft.plan(moveMessage(entry, { does: 'choose', reason, touched: doings.touched })));
}

/** Errors that are in the book already: a score of somebody with an interest, a score off the scale. */
function standingErrors({ call, ranked }: Ranking, workspace: Workspace): Diagnostic[] {
  const evaluations = workspace.registries.get('evaluations')?.entries ?? [];
  const concerned = new Set([
    call.entry.id,
    ...ranked.map(({ proposal }) => proposal.entry.id),
    ...evaluations.filter(({ data }) => data.selection === call.entry.id).map(({ id }) => id),
  ]);
  return check({ workspace }).filter(
    ({ severity, record }) => severity === 'error' && record !== undefined && concerned.has(record),
  );
}

function outcomeFields(ranking: Ranking, result: Result, workspace: Workspace): Assignment[] {
  const rows = ranking.ranked.map(({ proposal: { entry }, rank, total }): Mapping => {
    return { proposal: entry.id, rank, total: total ?? 0, outcome: result.fates.get(entry.id) ?? 'below' };
  });
  return [
    { path: ['ranking'], operation: 'set', value: rows },
    { path: ['minutes'], operation: 'set', value: choiceMinutes(ranking, result, workspace) },
  ];
}

/** A step of a record that can take it; none where it cannot, as of a proposal that was withdrawn. */
function stepping(entry: Entry, name: string, given: readonly Assignment[] = []): Stepping[] {
  const step = possibleSteps(entry).find((each) => each.name === name);
  return step ? [{ entry, step, given }] : [];
}
