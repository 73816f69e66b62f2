import { isWhole } from '../registry/is-whole.ts';
import type { Registry, Workspace } from '../registry/workspace.ts';

/** What a project is described by, in the order in which one record needs the other. */
const ORDER = [
  'partners',
  'people',
  'work-packages',
  'tasks',
  'deliverables',
  'milestones',
  'risks',
  'meetings',
];

/** What the work plan is made of: a book with none of it is new. */
const PLAN = ['work-packages', 'tasks', 'deliverables'];

/** Returns the registries to fill first, in their order; none where something is planned already. */
export function firstSteps(workspace: Workspace): Registry[] {
  const { registries } = workspace;
  const isPlanned = (name: string) =>
    !isWhole(workspace, name) || (registries.get(name)?.entries.length ?? 0) > 0;
  const plan = PLAN.filter((name) => registries.has(name));
  if (plan.length === 0 || plan.some(isPlanned)) return [];
  return ORDER.flatMap((name) => registries.get(name) ?? []);
}
