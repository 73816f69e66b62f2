import { isList, isMapping, type Path } from '../../text/value.ts';
import type { Entry } from '../workspace.ts';

/** A row of a report's effort: whose, in which work package, planned and used. */
export type EffortRow = {
  readonly path: Path;
  readonly partner: string | undefined;
  readonly wp: string | undefined;
  readonly planned: number;
  readonly used: number;
};

/** Returns the rows of a report's effort; what a row does not name, the report itself does. */
export function effortRows({ data }: Entry): EffortRow[] {
  const rows = isList(data.effort) ? data.effort : [];
  return rows.flatMap((row, i): EffortRow[] => {
    if (!isMapping(row) || typeof row.planned_pm !== 'number' || typeof row.used_pm !== 'number') return [];
    const [partner, wp] = [row.partner ?? data.partner, row.wp ?? data.wp];
    return [
      {
        path: ['effort', i],
        partner: typeof partner === 'string' ? partner : undefined,
        wp: typeof wp === 'string' ? wp : undefined,
        planned: row.planned_pm,
        used: row.used_pm,
      },
    ];
  });
}

/** Returns by how many percent what was used differs from what was planned; undefined where nothing was planned or used. */
export function variance(rows: readonly Pick<EffortRow, 'planned' | 'used'>[]): number | undefined {
  const sum = (of: (row: Pick<EffortRow, 'planned' | 'used'>) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const [planned, used] = [sum((row) => row.planned), sum((row) => row.used)];
  if (planned > 0) return ((used - planned) / planned) * 100;
  return used > 0 ? Number.POSITIVE_INFINITY : undefined;
}
