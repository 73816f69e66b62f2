import { isWhole } from '../../registry/is-whole.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Once the last reporting period is locked, activities are finished and results have their owners. */
export const lastReportRule: Rule = {
  name: 'last-report',
  *check({ workspace }) {
    const period = lastPeriod(workspace);
    if (!period || !LOCKED.includes(String(period.data.status))) return;
    yield* checkActivities(period, workspace);
    yield* checkOwners(period, workspace);
  },
};

const LOCKED = ['locked', 'submitted', 'accepted'];

function lastPeriod({ registries, project }: Workspace): Entry | undefined {
  const periods = registries.get('reporting-periods')?.entries ?? [];
  const end = project && `M${project.durationMonths}`;
  return periods.find(({ data }) => data.kind === 'official' && data.to_month === end);
}

function* checkActivities(period: Entry, workspace: Workspace): Generator<Diagnostic> {
  if (!isWhole(workspace, 'dissemination')) return;
  const activities = workspace.registries.get('dissemination')?.entries ?? [];
  if (!activities.some(({ data }) => data.status === 'delivered'))
    yield entryFinding(period, {
      code: 'dissemination/none-delivered',
      path: ['status'],
      message: `${period.id} is the last report, and no activity is "delivered"`,
      hint: 'see: grantbook list dissemination',
    });
  for (const entry of activities) {
    const { status } = entry.data;
    if (status === 'delivered' || status === 'cancelled') continue;
    yield entryFinding(entry, {
      code: 'dissemination/not-finished',
      path: ['status'],
      message: `${entry.id} is "${String(status)}", and ${period.id}, the last report, is "${String(period.data.status)}"`,
      hint: `grantbook move ${entry.id} deliver reach=… evidence=…, or cancel it with its reason`,
    });
  }
}

function* checkOwners(period: Entry, { registries }: Workspace): Generator<Diagnostic> {
  for (const entry of registries.get('results')?.entries ?? []) {
    const { owners, status } = entry.data;
    if (status !== 'identified' && isList(owners) && owners.length > 0) continue;
    yield entryFinding(entry, {
      code: 'results/no-owner',
      path: ['status'],
      message: `${entry.id} has no owners, and ${period.id}, the last report, is "${String(period.data.status)}"`,
      hint: `grantbook move ${entry.id} describe owners='[{partner: …, share: 100}]'`,
    });
  }
}
