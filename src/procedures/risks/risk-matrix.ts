import { bandOf } from '../../registry/derived/risk-band.ts';
import { openRisks, riskScale } from '../../registry/risks.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/** One cell of the matrix: how many open risks have this likelihood and impact, and which. */
export type MatrixCell = {
  readonly likelihood: number;
  readonly impact: number;
  readonly level: number;
  readonly band: string | undefined;
  readonly risks: readonly string[];
};

/** The open risks by likelihood and impact: the most likely row first, the highest impact last. */
export type RiskMatrix = {
  readonly rows: readonly (readonly MatrixCell[])[];
  /** How many open risks each band has. */
  readonly bands: Readonly<Record<string, number>>;
};

/** Returns the matrix of the open risks, as wide and high as the schema has the scales. */
export function riskMatrix(workspace: Workspace): RiskMatrix {
  const open = openRisks(workspace);
  const rows = riskScale(workspace, 'likelihood')
    .reverse()
    .map((likelihood) =>
      riskScale(workspace, 'impact').map((impact) => cellOf({ likelihood, impact }, open, workspace)),
    );
  const bands: Record<string, number> = {};
  for (const { band, risks } of rows.flat().sort((a, b) => a.level - b.level))
    if (band !== undefined) bands[band] = (bands[band] ?? 0) + risks.length;
  return { rows, bands };
}

function cellOf(
  { likelihood, impact }: Pick<MatrixCell, 'likelihood' | 'impact'>,
  open: readonly Entry[],
  workspace: Workspace,
): MatrixCell {
  const risks = open.filter(({ data }) => data.likelihood === likelihood && data.impact === impact);
  const level = likelihood * impact;
  return { likelihood, impact, level, band: bandOf(level, workspace), risks: risks.map(({ id }) => id) };
}
