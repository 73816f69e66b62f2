import { naturalOrder } from '../../base/natural-order.ts';
import { rounded } from '../../registry/reporting/effort.ts';
import { type EffortRow, effortRows, variance } from '../../registry/reporting/report-effort.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** Person-months planned and used; neither where nobody planned or worked. */
export type EffortCell = { readonly planned?: number; readonly used?: number };

/** A line of the matrix: a partner, or all of them. */
export type EffortLine = EffortCell & {
  readonly partner: string;
  readonly cells: readonly EffortCell[];
  /** By how many percent the use differs from the plan. */
  readonly percent?: number;
};

/** The person-months of a report: a line for each partner, a column for each work package. */
export type EffortMatrix = {
  readonly packages: readonly string[];
  readonly lines: readonly EffortLine[];
  readonly all?: EffortLine;
};

/** Returns the person-months of a report, or of the consolidated report of a period, partner by partner. */
export function effortMatrix(entry: Entry, workspace: Workspace): EffortMatrix {
  const rows = reportsOf(entry, workspace).flatMap(effortRows);
  const packages = named(rows, ({ wp }) => wp);
  const lines = named(rows, ({ partner }) => partner).map((partner) =>
    lineOf(
      partner,
      rows.filter((row) => row.partner === partner),
      packages,
    ),
  );
  return { packages, lines, ...(rows.length > 0 && { all: lineOf('', rows, packages) }) };
}

function reportsOf(entry: Entry, { registries }: Workspace): Entry[] {
  if (entry.registry.name === 'progress-reports') return [entry];
  const reports = registries.get('progress-reports')?.entries ?? [];
  return reports.filter(({ data }) => data.period === entry.id && data.level === 'consortium');
}

function named(rows: readonly EffortRow[], of: (row: EffortRow) => string | undefined): string[] {
  return [...new Set(rows.flatMap((row) => of(row) ?? []))].sort(naturalOrder);
}

function lineOf(partner: string, rows: readonly EffortRow[], packages: readonly string[]): EffortLine {
  const percent = variance(rows);
  return {
    partner,
    cells: packages.map((wp) => sumOf(rows.filter((row) => row.wp === wp))),
    ...sumOf(rows),
    ...(percent !== undefined && Number.isFinite(percent) && { percent: Math.round(percent) }),
  };
}

function sumOf(rows: readonly EffortRow[]): EffortCell {
  if (rows.length === 0) return {};
  return {
    planned: rounded(rows.reduce((sum, { planned }) => sum + planned, 0)),
    used: rounded(rows.reduce((sum, { used }) => sum + used, 0)),
  };
}
