import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** Returns the person-months that are planned for a partner, by work package. */
function plannedOf(id: string, { registries }: Workspace): Mapping {
  const planned: Record<string, number> = {};
  for (const { id: wp, data } of registries.get('work-packages')?.entries ?? []) {
    for (const item of isList(data.participants) ? data.participants : []) {
      if (!isMapping(item) || item.partner !== id || typeof item.planned_pm !== 'number') continue;
      planned[wp] = (planned[wp] ?? 0) + item.planned_pm;
    }
  }
  return planned;
}

/** The person-months that are planned for a partner, work package by work package. */
export const partnerPlannedByPackage: DerivedValue = {
  registry: 'partners',
  name: 'pm_by_wp',
  title: 'Planned person-months by work package',
  description: 'The person-months that the work packages plan for it, one by one.',
  type: 'object',
  of: ({ id }, { workspace }) => {
    const planned = plannedOf(id, workspace);
    return Object.keys(planned).length > 0 ? planned : undefined;
  },
};

/** The person-months that are planned for a partner in all. */
export const partnerPlanned: DerivedValue = {
  registry: 'partners',
  name: 'planned_pm',
  title: 'Planned person-months',
  description: 'The person-months that the work packages plan for it, in all.',
  type: 'number',
  of: ({ id }, { workspace }) => {
    const months = Object.values(plannedOf(id, workspace));
    const sum = months.reduce<number>((before, each) => before + (typeof each === 'number' ? each : 0), 0);
    return months.length > 0 ? Math.round(sum * 100) / 100 : undefined;
  },
};
