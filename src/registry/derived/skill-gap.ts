import { isList, isMapping, type Value } from '../../text/value.ts';
import { setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

/** How many levels lie between what people can do and what the work asks for. */
export const skillGap: DerivedValue = {
  registry: 'skill-needs',
  name: 'gap',
  title: 'Levels lacking',
  description: 'How many levels of proficiency are lacking.',
  type: 'integer',
  of: ({ data: { level_needed: needed, level_present: present } }) =>
    typeof needed === 'number' && typeof present === 'number' ? Math.max(0, needed - present) : undefined,
};

/** The level that is needed, as the scale of the project calls it. */
export const skillProficiency: DerivedValue = {
  registry: 'skill-needs',
  name: 'proficiency',
  title: 'Proficiency needed',
  description: 'The name of the level that is needed, by the scale in project.yaml.',
  type: 'string',
  of: ({ data }, { workspace }) => nameOf(data.level_needed, workspace),
};

function nameOf(level: Value | undefined, workspace: Workspace): Value | undefined {
  const scale = setting(workspace, 'proficiency_levels');
  const named = isList(scale) ? scale.find((each) => isMapping(each) && each.level === level) : undefined;
  return isMapping(named) ? named.name : undefined;
}
