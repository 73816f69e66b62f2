import type { Workspace } from '../../registry/workspace.ts';
import type { Lifecycle, RegistrySchema, Transition } from '../../schema/registry-schema.ts';
import { aNoun, words } from '../../schema/words.ts';
import { dueWords } from './due-words.ts';
import { fieldWords, needWords } from './need-words.ts';
import { whoMay } from './who-may.ts';

/** A line of a checklist: what it is about, and what it says. */
export type Fact = readonly [about: string, says: string];

/** A step of a lifecycle as a coordinator goes by it. */
export type ChecklistStep = {
  readonly name: string;
  readonly title: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly facts: readonly Fact[];
};

/** Returns the steps of a registry's records in the order its schema gives them, each with what it asks for. */
export function checklistOf(registry: RegistrySchema, workspace: Workspace): ChecklistStep[] {
  const { lifecycle } = registry;
  if (!lifecycle) return [];
  return [...lifecycle.transitions.values()].map((step) => ({
    name: step.name,
    title: step.title,
    from: step.from,
    to: step.to,
    facts: factsOf(step, { lifecycle, registry, workspace }),
  }));
}

type Around = {
  readonly lifecycle: Lifecycle;
  readonly registry: RegistrySchema;
  readonly workspace: Workspace;
};

function factsOf(step: Transition, around: Around): Fact[] {
  const { workspace, registry, lifecycle } = around;
  const needs = lifecycle.states.get(step.to)?.needs ?? [];
  const facts: [string, string[]][] = [
    ['needs', [...fieldsNeeded(step, lifecycle), ...needs.flatMap((need) => needWords(need, workspace))]],
    ['who', [whoMay(step)]],
    ['by', dueWords(step, registry, workspace)],
    ['fills in', namesOf(Object.keys(step.sets))],
    ['makes', step.creates.map((creation) => makes(creation, workspace))],
    ['takes along', step.takes.map((taking) => `${titleOf(taking.registry, workspace)}: ${taking.step}`)],
  ];
  return facts.flatMap(([about, says]) => says.map((each): Fact => [about, each]));
}

/** What the step or the state it leads to asks for, less what the step fills and what was asked for before. */
function fieldsNeeded(step: Transition, { states }: Lifecycle): string[] {
  const required = (state: string) => states.get(state)?.requires ?? [];
  const before = (field: string) => step.from.every((state) => required(state).includes(field));
  const fields = new Set([...step.requires, ...required(step.to)]);
  return namesOf([...fields].filter((field) => !Object.hasOwn(step.sets, field) && !before(field)));
}

function namesOf(fields: readonly string[]): string[] {
  return fields.length === 0 ? [] : [fields.join(', ')];
}

function makes({ registry, forEach }: Transition['creates'][number], { registries }: Workspace): string {
  const noun = words(registries.get(registry)?.schema.noun ?? registry);
  return forEach === undefined ? aNoun(noun) : `${aNoun(noun)} for each of ${fieldWords(forEach)}`;
}

function titleOf(name: string, { registries }: Workspace): string {
  return (registries.get(name)?.schema.title ?? name).toLowerCase();
}
