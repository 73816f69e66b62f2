import { byLevel, openRisks } from '../risks.ts';
import type { DerivedValue } from './derived-value.ts';

/** The place of an open risk among the open ones, the highest level first. */
export const riskRank: DerivedValue = {
  registry: 'risks',
  name: 'rank',
  title: 'Rank',
  description: 'Its place among the open risks, the highest level first.',
  type: 'integer',
  of: (entry, { workspace }) => {
    const place = byLevel(openRisks(workspace)).findIndex(({ id }) => id === entry.id);
    return place < 0 ? undefined : place + 1;
  },
};
