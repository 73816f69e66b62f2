import { entryFinding } from '../../registry/registry-finding.ts';
import type { Outcome } from '../../registry/selection/outcome.ts';
import type { Ranking } from '../../registry/selection/ranking.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Yields what stands in the way of a choice: evaluations that are missing, ties at the cut, limits that cannot be kept. */
export function* openQuestions({ call, ranked }: Ranking, outcome: Outcome): Generator<Diagnostic> {
  const { id } = call.entry;
  for (const { proposal } of ranked) {
    const { returned, requested, entry } = proposal;
    if (returned.length >= call.each && requested.length === 0) continue;
    const waiting = requested.map(({ id: asked, data }) => `${asked} (${String(data.evaluator)})`);
    yield entryFinding(entry, {
      code: 'selection/missing-evaluations',
      path: ['selection'],
      message: `${entry.id} has ${returned.length} of ${call.each} evaluations`,
      hint:
        waiting.length > 0
          ? `waiting for ${waiting.join(', ')}`
          : `ask for them: grantbook selection assign ${id}`,
    });
  }
  for (const group of outcome.openTies) {
    const ids = group.map(({ proposal }) => proposal.entry.id);
    yield entryFinding(call.entry, {
      code: 'selection/open-tie',
      path: ['places'],
      message: `${ids.join(' and ')} are equal, and not all of them have a place`,
      hint: `record what the committee decides: grantbook set ${id} ties+='{order: [${ids.join(', ')}], reason: …}'`,
    });
  }
  if (outcome.lackingCountries > 0)
    yield entryFinding(call.entry, {
      code: 'selection/limits',
      path: ['min_countries'],
      message: `the proposals do not reach ${call.minCountries} countries: ${outcome.lackingCountries} are lacking`,
      hint: 'see the countries with: grantbook list good-practices --columns id,country',
    });
}
