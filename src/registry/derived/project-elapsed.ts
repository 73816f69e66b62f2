import { daysBetween } from '../../base/day.ts';
import { projectEnd } from '../project.ts';
import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

/** How much of the project's time has passed. */
export const projectElapsed: DerivedValue = {
  registry: 'project',
  name: 'elapsed_percent',
  title: 'Elapsed (%)',
  description: 'How much of the project’s days have passed, today counted.',
  type: 'number',
  daily: true,
  of: (_, { workspace: { project }, today }) => {
    if (!project || today === undefined) return undefined;
    const whole = daysBetween(project.start, projectEnd(project)) + 1;
    const passed = daysBetween(project.start, today) + 1;
    return percentOf(Math.min(Math.max(passed, 0), whole), whole);
  },
};
