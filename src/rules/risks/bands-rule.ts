import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Rule } from '../rule.ts';

/** The bands of risks follow each other: red begins above green. */
export const bandsRule: Rule = {
  name: 'risk bands',
  *check({ workspace }) {
    const [project] = workspace.registries.get('project')?.entries ?? [];
    const [green, red] = ['risk_bands.green_to', 'risk_bands.red_from'].map((way) =>
      numberSetting(workspace, way),
    );
    if (!project || green === undefined || red === undefined || red > green) return;
    yield entryFinding(project, {
      code: 'risks/bands',
      path: ['risk_bands', 'red_from'],
      message: `red begins at "${red}", and green goes up to "${green}": a level would be both`,
      hint: 'let red_from be higher than green_to; PM² has green up to 2 and red from 20',
    });
  },
};
