import type { Entry, Workspace } from '../workspace.ts';
import { isOwed } from './deliverable-due.ts';
import type { DerivedValue } from './derived-value.ts';
import { percentOf } from './share.ts';

/** The records of a registry that belong to a work package and were not cancelled. */
function partsOf({ id }: Entry, registry: string, { registries }: Workspace): Entry[] {
  const all = registries.get(registry)?.entries ?? [];
  return all.filter(({ data }) => data.wp === id && data.status !== 'cancelled');
}

/** The share of a work package's tasks that are done. */
export const workPackageTasksDone: DerivedValue = {
  registry: 'work-packages',
  name: 'tasks_done_percent',
  title: 'Tasks done (%)',
  description: 'The share of its tasks that are done; cancelled ones do not count.',
  type: 'number',
  of: (entry, { workspace }) => {
    const tasks = partsOf(entry, 'tasks', workspace);
    return percentOf(tasks.filter(({ data }) => data.status === 'done').length, tasks.length);
  },
};

/** The share of a work package's deliverables that are submitted. */
export const workPackageDeliverablesDone: DerivedValue = {
  registry: 'work-packages',
  name: 'deliverables_done_percent',
  title: 'Deliverables done (%)',
  description: 'The share of its deliverables that are submitted; cancelled ones do not count.',
  type: 'number',
  of: (entry, { workspace }) => {
    const deliverables = partsOf(entry, 'deliverables', workspace);
    return percentOf(deliverables.filter((each) => !isOwed(each)).length, deliverables.length);
  },
};

/** How far the tasks of a work package are, each counted by its person-months. */
export const workPackageProgress: DerivedValue = {
  registry: 'work-packages',
  name: 'progress_percent',
  title: 'Progress (%)',
  description: 'How complete its tasks are, each counted by its person-months.',
  type: 'number',
  of: (entry, { workspace }) => {
    let [done, planned] = [0, 0];
    for (const { data } of partsOf(entry, 'tasks', workspace)) {
      const { percent_complete: percent, pm_estimate: months } = data;
      if (typeof percent !== 'number' || typeof months !== 'number') continue;
      done += (percent / 100) * months;
      planned += months;
    }
    return percentOf(done, planned);
  },
};
