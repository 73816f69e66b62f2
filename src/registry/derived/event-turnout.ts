import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

/** How many came of those that were aimed at. */
export const eventTurnout: DerivedValue = {
  registry: 'events',
  name: 'turnout_percent',
  title: 'Turnout (%)',
  description: 'How many participants came, in percent of those that were aimed at.',
  type: 'number',
  of: ({ data: { participants, expected_participants: expected } }) =>
    typeof participants === 'number' && typeof expected === 'number'
      ? percentOf(participants, expected)
      : undefined,
};
