import { isList, isMapping } from '../../text/value.ts';
import type { Entry } from '../workspace.ts';

/** Returns the person-months that a work package plans for all its participants. */
export function plannedMonths({ data }: Pick<Entry, 'data'>): number {
  const participants = isList(data.participants) ? data.participants : [];
  return participants.reduce<number>(
    (sum, item) => sum + (isMapping(item) && typeof item.planned_pm === 'number' ? item.planned_pm : 0),
    0,
  );
}
