import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

/** The share of a kind among the activities that were delivered: funders look for more than communication. */
function share(kind: string, title: string): DerivedValue {
  return {
    registry: 'project',
    name: `${kind}_share`,
    title,
    description: `How many of the delivered activities are ${kind}, in percent.`,
    type: 'number',
    of: (_, { workspace: { registries } }) => {
      const delivered = (registries.get('dissemination')?.entries ?? []).filter(
        ({ data }) => data.status === 'delivered',
      );
      return percentOf(delivered.filter(({ data }) => data.kind === kind).length, delivered.length);
    },
  };
}

/** The shares of communication, dissemination and exploitation. */
export const disseminationShares: readonly DerivedValue[] = [
  share('communication', 'Communication (%)'),
  share('dissemination', 'Dissemination (%)'),
  share('exploitation', 'Exploitation (%)'),
];
