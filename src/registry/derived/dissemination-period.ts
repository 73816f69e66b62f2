import { allPeriods, type Period } from '../reporting/period.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** Returns the reporting periods that an activity's date lies in: the internal one first. */
function periodsOf({ data: { date } }: Entry, workspace: Workspace): Period[] {
  if (typeof date !== 'string') return [];
  const around = allPeriods(workspace).filter(({ begins, ends }) => begins <= date && date <= ends);
  return around.sort((a, b) => Number(a.official) - Number(b.official));
}

/** The period whose report tells of an activity: the internal one, or the official one where there is none. */
export const activityPeriod: DerivedValue = {
  registry: 'dissemination',
  name: 'period',
  title: 'Period',
  description: 'The reporting period in which it lies: the internal one, where there is one.',
  type: 'string',
  of: (entry, { workspace }) => periodsOf(entry, workspace)[0]?.id,
};

/** The official period in which an activity lies. */
export const activityOfficialPeriod: DerivedValue = {
  registry: 'dissemination',
  name: 'official_period',
  title: 'Official period',
  description: 'The period of the report to the funder in which it lies.',
  type: 'string',
  of: (entry, { workspace }) => periodsOf(entry, workspace).find(({ official }) => official)?.id,
};
