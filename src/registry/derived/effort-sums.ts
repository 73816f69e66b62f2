import { effortLines, rounded, usedEffort } from '../reporting/effort.ts';
import { staffCost } from '../reporting/staff-cost.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';
import { plannedMonths } from './planned-months.ts';
import { percentOf } from './share.ts';

/** The person-months that a work package has used. */
export const workPackageUsed: DerivedValue = {
  registry: 'work-packages',
  name: 'used_pm',
  title: 'Person-months used',
  description: 'The person-months of its timesheets, all partners together.',
  type: 'number',
  of: ({ id }, { workspace }) => usedEffort(effortLines(workspace), { wp: id }),
};

/** The person-months that are planned for a work package. */
export const workPackagePlanned: DerivedValue = {
  registry: 'work-packages',
  name: 'planned_pm',
  title: 'Planned person-months',
  description: 'The person-months that it plans for its participants, all together.',
  type: 'number',
  of: (entry) => rounded(plannedMonths(entry)) || undefined,
};

/** How much of its planned person-months a work package has used. */
export const workPackageUsedPercent: DerivedValue = {
  registry: 'work-packages',
  name: 'used_percent',
  title: 'Person-months used (%)',
  description: 'The person-months used, of those that are planned for all its participants.',
  type: 'number',
  of: (entry, { workspace }) =>
    percentOf(usedEffort(effortLines(workspace), { wp: entry.id }), plannedMonths(entry)),
};

/** The person-months that a partner has used. */
export const partnerUsed: DerivedValue = {
  registry: 'partners',
  name: 'used_pm',
  title: 'Person-months used',
  description: 'The person-months of its timesheets, all work packages together.',
  type: 'number',
  of: ({ id }, { workspace }) => usedEffort(effortLines(workspace), { partner: id }) || undefined,
};

/** What the work of a partner costs by the unit costs of the settings. */
export const partnerStaffCost: DerivedValue = {
  registry: 'partners',
  name: 'staff_cost',
  title: 'Staff cost',
  description:
    'The days of its timesheets at the salaries of the book, else at the unit costs of its country (effort.rates in project.yaml); none where a salary stands in the restricted book.',
  type: 'number',
  of: (entry, { workspace }) => costOf(entry, 'partner', workspace),
};

/** The person-months of a timesheet. */
export const sheetMonths: DerivedValue = {
  registry: 'effort',
  name: 'total_pm',
  title: 'Person-months',
  description: 'What its lines come to, in person-months.',
  type: 'number',
  of: ({ id }, { workspace }) => {
    const own = effortLines(workspace).filter(({ sheet }) => sheet.id === id);
    return rounded(own.reduce((sum, { months }) => sum + months, 0));
  },
};

/** What the work of a timesheet costs. */
export const sheetCost: DerivedValue = {
  registry: 'effort',
  name: 'staff_cost',
  title: 'Staff cost',
  description:
    'Its days at the person’s salary, else at the unit costs of the partner’s country (effort.rates in project.yaml); none where the salary stands in the restricted book.',
  type: 'number',
  of: (entry, { workspace }) => costOf(entry, 'sheet', workspace),
};

function costOf({ id }: Entry, of: 'partner' | 'sheet', workspace: Workspace): number | undefined {
  const own = effortLines(workspace).filter(
    ({ sheet }) => (of === 'sheet' ? sheet.id : sheet.data.partner) === id,
  );
  return own.length > 0 ? staffCost(own, workspace) : undefined;
}
