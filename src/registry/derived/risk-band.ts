import { numberSetting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';
import { levelOf } from './risk-level.ts';

/** Returns the band of a level as the settings draw it; undefined where the project draws none. */
export function bandOf(level: number | undefined, workspace: Workspace): string | undefined {
  const [green, red] = ['risk_bands.green_to', 'risk_bands.red_from'].map((way) =>
    numberSetting(workspace, way),
  );
  if (level === undefined || green === undefined || red === undefined) return undefined;
  if (level >= red) return 'red';
  return level <= green ? 'green' : 'yellow';
}

/** The band of a risk's level: green, yellow or red. */
export const riskBand: DerivedValue = {
  registry: 'risks',
  name: 'band',
  title: 'Band',
  description: 'Green, yellow or red, by its level and the settings of project.yaml (risk_bands).',
  type: 'string',
  light: true,
  of: (entry, { workspace }) => bandOf(levelOf(entry), workspace),
};
