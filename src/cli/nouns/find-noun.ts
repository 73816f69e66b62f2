import { CannotError } from '../../base/cannot-error.ts';
import { findBook } from '../../io/find-book.ts';
import { knownSchemas } from '../../io/known-schemas.ts';
import { openWorkingTree } from '../../io/working-tree.ts';
import { type ChecklistStep, checklistOf } from '../../procedures/lifecycle/checklist.ts';
import { refusals } from '../../procedures/lifecycle/refusals.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { registryName } from '../../schema/read-registry-schema.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { refuseNewer } from '../refuse-newer.ts';
import { verbs } from '../verbs/index.ts';
import { checklistText } from './checklist-text.ts';
import type { Noun, NounEntry } from './noun.ts';

/** Where a noun is looked for, and whether its help is asked for: only then are the records read. */
export type NounRequest = Where & { readonly word: string; readonly help: boolean };

/** The folder of a book, and the version of the program that reads it. */
type Where = { readonly directory: string; readonly version: string };

/** Finds the registry of the book at hand that has a word for its noun, as a command; undefined where none has. */
export async function findNoun({ word, help, ...where }: NounRequest): Promise<Noun | undefined> {
  const own = verbs.filter(({ noun }) => noun === word);
  const workspace = await nounsOf(where, help);
  const registry = workspace && registryOf(workspace, word);
  if (workspace && registry?.lifecycle) return lifecycleNoun(registry, own, workspace);
  if (own.length > 0) return { name: word, description: '', steps: [], verbs: own, about: () => '' };
  return undefined;
}

/** Returns the nouns that are commands in the book at hand, with their steps and verbs. */
export async function allNouns(where: Where): Promise<ReadonlyMap<string, readonly string[]>> {
  const workspace = await nounsOf(where, false);
  const registries = [...(workspace?.registries.values() ?? [])].map(({ schema }) => schema);
  const names = new Set([
    ...registries.filter(({ lifecycle }) => lifecycle).map(({ noun }) => noun),
    ...verbs.map(({ noun }) => noun),
  ]);
  const of = (name: string) => [
    ...(registries.find(({ noun }) => noun === name)?.lifecycle?.transitions.keys() ?? []),
    ...verbs.filter(({ noun }) => noun === name).map((verb) => verb.name),
  ];
  return new Map([...names].map((name) => [name, of(name)]));
}

async function nounsOf({ directory, version }: Where, records: boolean): Promise<Workspace | undefined> {
  const root = findBook(directory);
  if (root === undefined) return undefined;
  const known = knownSchemas();
  const files = openWorkingTree(root);
  await refuseNewer(files, version);
  return loadWorkspace(files, { known, ...(!records && { only: () => false }) });
}

/** A schema with mistakes may be the one that is meant: that is never taken for absent. */
function registryOf({ registries, problems }: Workspace, word: string): RegistrySchema | undefined {
  const found = [...registries.values()].find(({ schema }) => schema.noun === word);
  if (found) return found.schema;
  const broken = problems.find(({ code, file }) => code.startsWith('declaration/') && mayBe(file, word));
  if (!broken) return undefined;
  throw new CannotError(`"${broken.file}" has mistakes: its steps cannot be read`, {
    hint: 'see them with: grantbook validate',
  });
}

function mayBe(file: string, word: string): boolean {
  return registryName(file).startsWith(word.slice(0, -1));
}

function lifecycleNoun(registry: RegistrySchema, own: readonly NounEntry[], workspace: Workspace): Noun {
  const checklist = checklistOf(registry, workspace);
  const steps = checklist.map((step) => stepEntry(step, registry, workspace));
  const names = new Set(checklist.map(({ name }) => name));
  return {
    name: registry.noun,
    description: registry.description,
    steps,
    verbs: own.filter(({ name }) => !names.has(name)),
    about: (width) => checklistText({ steps: checklist, refused: refusals(registry) }, width),
  };
}

function stepEntry(step: ChecklistStep, registry: RegistrySchema, workspace: Workspace): NounEntry {
  return {
    name: step.name,
    summary: step.title,
    load: async () =>
      (await import('./step-command.ts')).stepCommand(registry, step, exampleId(registry, step, workspace)),
  };
}

/** An id for the examples: a record that can take the step, where the records are read and one can. */
function exampleId(registry: RegistrySchema, { from }: ChecklistStep, { registries }: Workspace): string {
  const field = registry.lifecycle?.field ?? '';
  const entries = registries.get(registry.name)?.entries ?? [];
  const entry = entries.find(({ data }) => from.includes(String(data[field]))) ?? entries[0];
  return entry?.id ?? 'ID';
}
