import { onceFor } from '../../base/once-for.ts';
import { byLevel, openRisks } from '../risks.ts';
import type { Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** The place of an open risk among the open ones, the highest level first. */
export const riskRank: DerivedValue = {
  registry: 'risks',
  name: 'rank',
  title: 'Rank',
  description: 'Its place among the open risks, the highest level first.',
  type: 'integer',
  of: (entry, { workspace }) => ranksOf(workspace).get(entry.id),
};

/** A book never changes: its risks are put in order once, not for each of them. */
const ranksOf = onceFor(
  (workspace: Workspace): ReadonlyMap<string, number> =>
    new Map(byLevel(openRisks(workspace)).map(({ id }, i) => [id, i + 1])),
);
