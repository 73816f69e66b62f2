import { isList, isMapping } from '../../text/value.ts';
import { recordsWith } from '../records-with.ts';
import { readCall, scoresOf } from '../selection/call.ts';
import { meanScore } from '../selection/mean-score.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

function selectionOf({ data: { selection } }: Entry, { entries }: Workspace): Entry | undefined {
  const found = typeof selection === 'string' ? entries.get(selection) : undefined;
  return found?.registry.name === 'selections' ? found : undefined;
}

/** The weighted mean of one evaluation. */
export const evaluationScore: DerivedValue = {
  registry: 'evaluations',
  name: 'total',
  title: 'Total',
  description: 'The mean of its scores, by the weights of the call.',
  type: 'number',
  of: (entry, { workspace }) => {
    const selection = selectionOf(entry, workspace);
    if (!selection || entry.data.status !== 'returned') return undefined;
    return meanScore([scoresOf(entry)], readCall(selection, workspace).criteria);
  },
};

/** The weighted mean of a practice's evaluations. */
export const practiceScore: DerivedValue = {
  registry: 'good-practices',
  name: 'score',
  title: 'Score',
  description: 'The mean of its evaluations, by the weights of the call.',
  type: 'number',
  of: (entry, { workspace }) => {
    const selection = selectionOf(entry, workspace);
    if (!selection) return undefined;
    const evaluations = recordsWith(workspace, 'evaluations', { field: 'proposal', value: entry.id });
    const returned = evaluations.filter(({ data }) => data.status === 'returned');
    return meanScore(returned.map(scoresOf), readCall(selection, workspace).criteria);
  },
};

/** The rank of a practice in the choice that was made. */
export const practiceRank: DerivedValue = {
  registry: 'good-practices',
  name: 'rank',
  title: 'Rank',
  description: 'Its rank in the choice that was made.',
  type: 'integer',
  of: (entry, { workspace }) => {
    const ranking = selectionOf(entry, workspace)?.data.ranking;
    const row = isList(ranking)
      ? ranking.find((each) => isMapping(each) && each.proposal === entry.id)
      : undefined;
    return isMapping(row) ? row.rank : undefined;
  },
};
