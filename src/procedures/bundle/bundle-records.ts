import { naturalOrder } from '../../base/natural-order.ts';
import { dueDay } from '../../registry/due-day.ts';
import { linksOfRecord, linksTo } from '../../registry/find-links.ts';
import { type Period, periodOf } from '../../registry/reporting/period.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/**
 * Returns the records that belong to the file of one record: itself, what it refers to and what refers to
 * it; of a period also what was due, held or decided in it. People are named by their ids alone.
 */
export function bundleRecords(workspace: Workspace, entry: Entry): Entry[] {
  const period = periodOf(entry, workspace);
  const roots = period ? [entry, ...ofPeriod(period, workspace)] : [entry];
  const found = new Map(roots.map((root) => [root.id, root]));
  const around = period ? roots.filter(({ registry }) => registry.name === 'deliverables') : [];
  for (const root of [entry, ...around]) {
    for (const near of neighbours(root, workspace)) found.set(near.id, near);
  }
  const kept = [...found.values()].filter(({ registry }) => registry.name !== 'people');
  return kept.sort((a, b) => naturalOrder(a.registry.name, b.registry.name) || naturalOrder(a.id, b.id));
}

function neighbours(entry: Entry, workspace: Workspace): Entry[] {
  const referring = linksTo(workspace, entry.id).map(({ from }) => from);
  return [...referring, ...linksOfRecord(entry).flatMap(({ to }) => workspace.entries.get(to) ?? [])];
}

/** An official period has the records of its internal periods as well. */
function ofPeriod(period: Period, workspace: Workspace): Entry[] {
  const { begins, ends } = period;
  const isIn = (day: unknown) => typeof day === 'string' && day >= begins && day <= ends;
  const all = (name: string) => workspace.registries.get(name)?.entries ?? [];
  const parts = all('reporting-periods').filter(({ data }) => data.part_of === period.id);
  return [
    ...parts,
    ...[...all('progress-reports'), ...all('effort')].filter(({ data }) =>
      [period.id, ...parts.map(({ id }) => id)].includes(String(data.period)),
    ),
    ...[...all('deliverables'), ...all('milestones')].filter(
      (each) => isIn(dueDay(each, workspace)) || isIn(each.data.delivery_date),
    ),
    ...[...all('meetings'), ...all('decisions')].filter(({ data }) => isIn(data.date)),
  ];
}
