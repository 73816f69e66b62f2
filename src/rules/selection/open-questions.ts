import { entryFinding } from '../../registry/registry-finding.ts';
import type { Outcome } from '../../registry/selection/outcome.ts';
import type { Ranking } from '../../registry/selection/ranking.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/**
 * Yields what stands in the way of a choice: evaluations that are missing; once all are there, ties at
 * the cut and limits that cannot be kept.
 */
export function* openQuestions(ranking: Ranking, outcome: Outcome): Generator<Diagnostic> {
  const missing = [...missingEvaluations(ranking)];
  yield* missing;
  if (missing.length > 0) return;
  yield* openTies(ranking, outcome);
  if (outcome.lackingCountries > 0) yield lackingCountries(ranking, outcome);
}

function* missingEvaluations({ call, ranked }: Ranking): Generator<Diagnostic> {
  for (const { proposal } of ranked) {
    const { returned, requested, entry } = proposal;
    if (returned.length >= call.each && requested.length === 0) continue;
    const waiting = requested.map(({ id, data }) => `${id} (${String(data.evaluator)})`);
    yield entryFinding(entry, {
      code: 'selection/missing-evaluations',
      path: ['selection'],
      message: `${entry.id} has ${returned.length} of ${call.each} evaluations`,
      hint:
        waiting.length > 0
          ? `waiting for ${waiting.join(', ')}`
          : `ask for them: grantbook selection assign ${call.entry.id}`,
    });
  }
}

function* openTies({ call }: Ranking, { openTies: groups }: Outcome): Generator<Diagnostic> {
  for (const group of groups) {
    const ids = group.map(({ proposal }) => proposal.entry.id);
    const order = JSON.stringify({ order: ids, reason: '…' });
    yield entryFinding(call.entry, {
      code: 'selection/open-tie',
      path: ['places'],
      message: `${ids.join(' and ')} are equal, and not all of them have a place`,
      hint: `record what the committee decides: grantbook set ${call.entry.id} ties+='${order}'`,
    });
  }
}

function lackingCountries({ call }: Ranking, outcome: Outcome): Diagnostic {
  return entryFinding(call.entry, {
    code: 'selection/limits',
    path: ['min_countries'],
    message: `the proposals do not reach ${call.minCountries} countries: ${outcome.lackingCountries} are lacking`,
    hint: `see the countries: grantbook selection rank ${call.entry.id}`,
  });
}
