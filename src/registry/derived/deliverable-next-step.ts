import { type ScheduledStep, scheduleOf } from '../schedule.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { DerivedValue } from './derived-value.ts';

const registry = 'deliverables';

/** The step of its schedule that a deliverable has to take next. */
export const deliverableNextStep: DerivedValue = {
  registry,
  name: 'next_step',
  title: 'Next step',
  description: 'The first step of the review schedule that it has not taken.',
  type: 'string',
  of: (entry, { workspace }) => nextStep(entry, workspace)?.step,
};

/** The day by which a deliverable has to take its next step. */
export const deliverableNextStepDue: DerivedValue = {
  registry,
  name: 'next_step_due',
  title: 'Next step by',
  description: 'The day by which its next step is due, counted back from its due date.',
  type: 'string',
  of: (entry, { workspace }) => nextStep(entry, workspace)?.due,
};

/** How many steps of its schedule a deliverable should have taken by now. */
export const deliverableLateSteps: DerivedValue = {
  registry,
  name: 'late_steps',
  title: 'Late steps',
  description: 'How many steps of the review schedule were due before today and are not taken.',
  type: 'integer',
  daily: true,
  of: (entry, { workspace, today }) => {
    const open = scheduleOf(entry, workspace).filter(({ done }) => !done);
    return today === undefined || open.length === 0
      ? undefined
      : open.filter(({ due }) => due < today).length;
  },
};

function nextStep(entry: Entry, workspace: Workspace): ScheduledStep | undefined {
  return scheduleOf(entry, workspace).find(({ done }) => !done);
}
