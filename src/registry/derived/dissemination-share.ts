import { periodOf } from '../reporting/period.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

const KINDS = [
  ['communication', 'Communication (%)'],
  ['dissemination', 'Dissemination (%)'],
  ['exploitation', 'Exploitation (%)'],
] as const;

/** The share of a kind among the activities that were delivered: funders look for more than communication. */
function share(registry: string, [kind, title]: (typeof KINDS)[number]): DerivedValue {
  return {
    registry,
    name: `${kind}_share`,
    title,
    description: `How many of the delivered activities are ${kind}, in percent.`,
    type: 'number',
    of: (entry, { workspace }) => {
      const delivered = deliveredIn(entry, workspace);
      return percentOf(delivered.filter(({ data }) => data.kind === kind).length, delivered.length);
    },
  };
}

/** The delivered activities of the whole project, or of a reporting period. */
function deliveredIn(entry: Entry, workspace: Workspace): Entry[] {
  const period = periodOf(entry, workspace);
  return (workspace.registries.get('dissemination')?.entries ?? []).filter(({ data: { status, date } }) => {
    if (status !== 'delivered' || typeof date !== 'string') return false;
    return !period || (period.begins <= date && date <= period.ends);
  });
}

/** The shares of communication, dissemination and exploitation, of the project and of each period. */
export const disseminationShares: readonly DerivedValue[] = ['project', 'reporting-periods'].flatMap(
  (registry) => KINDS.map((kind) => share(registry, kind)),
);
