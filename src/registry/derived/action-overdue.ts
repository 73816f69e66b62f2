import { daysBetween } from '../../base/day.ts';
import { asText } from '../../schema/keywords/parts.ts';
import { dayOf } from '../day-of.ts';
import { timesCarriedOver } from '../governance/carried-over.ts';
import { isClosed } from '../is-closed.ts';
import { partnerOf } from '../people.ts';
import type { Entry } from '../workspace.ts';
import type { DerivedValue, Situation } from './derived-value.ts';

const registry = 'actions';

/** The partner that owes an action. */
export const actionPartner: DerivedValue = {
  registry,
  name: 'partner',
  title: 'Partner',
  description: 'The partner of its owner.',
  type: 'string',
  of: ({ data }, { workspace }) => partnerOf(workspace, asText(data.owner) ?? ''),
};

/** How many meetings an action was carried over. */
export const actionCarriedOver: DerivedValue = {
  registry,
  name: 'carried_over',
  title: 'Carried over',
  description: 'How many meetings of the body that agreed it were held before it was done.',
  type: 'integer',
  of: (action, { workspace }) => timesCarriedOver(action, workspace),
};

/** By how many days an action is overdue. */
export const actionDaysOverdue: DerivedValue = {
  registry,
  name: 'days_overdue',
  title: 'Days overdue',
  description: 'By how many days it is past its due date and not done.',
  type: 'integer',
  daily: true,
  of: (action, situation) => daysOverdue(action, situation),
};

/** The overdue actions of a partner's people. */
export const partnerOverdueActions: DerivedValue = {
  registry: 'partners',
  name: 'overdue_actions',
  title: 'Overdue actions',
  description: 'The actions of its people that are past their due date and not done.',
  type: 'string',
  daily: true,
  of: ({ id }, situation) => {
    const { workspace, today } = situation;
    if (today === undefined) return undefined;
    const owed = (workspace.registries.get('actions')?.entries ?? []).filter(
      (action) =>
        partnerOf(workspace, asText(action.data.owner) ?? '') === id &&
        daysOverdue(action, situation) !== undefined,
    );
    return owed.map((action) => action.id).join(', ') || undefined;
  },
};

function daysOverdue(action: Entry, { workspace, today }: Situation): number | undefined {
  const due = dayOf(action.data.due, workspace);
  if (today === undefined || due === undefined || due >= today || isClosed(action)) return undefined;
  return daysBetween(due, today);
}
